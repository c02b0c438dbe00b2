package casebook.query.authorities;

import casebook.events.OnsCode;
import casebook.events.PartnershipEvent;
import casebook.events.PartnershipEvent.AuthorityAliasAdded;
import casebook.events.PartnershipEvent.AuthorityDeparted;
import casebook.events.PartnershipEvent.AuthorityRegistered;
import casebook.events.ShortCode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An authority and the names under which papers know it.
 *
 * @param lastDay its last day as a member, absent while it is one
 */
public record AuthorityView(
        ShortCode code,
        OnsCode onsCode,
        String name,
        List<String> aliases,
        LocalDate memberFrom,
        @Nullable LocalDate lastDay) {

    static AuthorityView after(@Nullable AuthorityView before, PartnershipEvent event) {
        if (before != null) {
            return before.with(event);
        }
        if (event instanceof AuthorityRegistered registration) {
            return registered(registration);
        }
        throw new IllegalStateException(event.authority() + " was not registered");
    }

    private static AuthorityView registered(AuthorityRegistered event) {
        return new AuthorityView(
                event.authority(), event.onsCode(), event.name(), event.aliases(), event.memberFrom(), null);
    }

    private AuthorityView with(PartnershipEvent event) {
        return switch (event) {
            case AuthorityRegistered e -> throw new IllegalStateException(e.authority() + " was registered before");
            case AuthorityAliasAdded e ->
                new AuthorityView(
                        code,
                        onsCode,
                        name,
                        Stream.concat(aliases.stream(), Stream.of(e.alias())).toList(),
                        memberFrom,
                        lastDay);
            case AuthorityDeparted e -> new AuthorityView(code, onsCode, name, aliases, memberFrom, e.lastDay());
        };
    }

    /** Whether the text is its code, its official code, its name or an alias, in any case. */
    public boolean isCalled(String text) {
        String asked = text.strip();
        return Stream.concat(Stream.of(code.value(), onsCode.value(), name), aliases.stream())
                .anyMatch(asked::equalsIgnoreCase);
    }
}
