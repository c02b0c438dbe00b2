package casebook.command.partnership;

import casebook.command.deciding.Command;
import casebook.command.deciding.Refusal;
import casebook.command.deciding.Texts;
import casebook.events.OnsCode;
import casebook.events.ShortCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked of the partnership's register. A date that is left out is today. */
public sealed interface PartnershipCommand extends Command {

    /** The one history of all authorities, so that a code or name is taken once. */
    String STREAM = "partnership";

    ShortCode code();

    @Override
    default String stream() {
        return STREAM;
    }

    @Override
    default Optional<ShortCode> authority() {
        return Optional.of(code());
    }

    @Override
    default Refusal unknown() {
        return Register.unknown(code().value());
    }

    /** An authority joins the partnership. */
    record RegisterAuthority(
            ShortCode code,
            OnsCode onsCode,
            String name,
            List<String> aliases,
            @Nullable LocalDate memberFrom) implements PartnershipCommand {
        public RegisterAuthority {
            AuthorityName.of("code", code.value());
            name = AuthorityName.of("name", name);
            aliases = aliases.stream()
                    .map(alias -> AuthorityName.of("aliases", alias))
                    .toList();
        }
    }

    /** Papers write the authority in one more way. */
    record AddAuthorityAlias(ShortCode code, String alias) implements PartnershipCommand {
        public AddAuthorityAlias {
            alias = AuthorityName.of("alias", alias);
        }
    }

    /** The authority leaves the partnership. */
    record RecordDeparture(ShortCode code, @Nullable LocalDate lastDay, String reason) implements PartnershipCommand {
        public RecordDeparture {
            reason = Texts.prose("reason", reason);
        }
    }
}
