package casebook.command.partnership;

import static casebook.command.deciding.Refusal.refuse;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import casebook.command.deciding.About;
import casebook.command.deciding.Days;
import casebook.command.deciding.Precondition;
import casebook.command.deciding.Refusal;
import casebook.command.deciding.Seen;
import casebook.command.deciding.Today;
import casebook.command.partnership.PartnershipCommand.AddAuthorityAlias;
import casebook.command.partnership.PartnershipCommand.RecordDeparture;
import casebook.command.partnership.PartnershipCommand.RegisterAuthority;
import casebook.command.partnership.Register.Authority;
import casebook.events.BritishDate;
import casebook.events.PartnershipEvent;
import casebook.events.PartnershipEvent.AuthorityAliasAdded;
import casebook.events.PartnershipEvent.AuthorityDeparted;
import casebook.events.PartnershipEvent.AuthorityRegistered;
import casebook.events.Quotation;
import casebook.events.ShortCode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** The register of authorities. It is one aggregate, because a code or name belongs to one authority in all of them. */
@Aggregate
class Partnership {
    private Register register = Register.EMPTY;

    @AggregateIdentifier
    String stream() {
        return PartnershipCommand.STREAM;
    }

    @CommandHandlerInterceptor
    void checkVersion(@Seen Precondition seen) {
        seen.check(AggregateLifecycle.getVersion());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RegisterAuthority command, @Today LocalDate today) {
        var event = new AuthorityRegistered(
                command.code(),
                command.onsCode(),
                command.name(),
                command.aliases(),
                Days.orToday("memberFrom", command.memberFrom(), today));
        Set<String> own = new HashSet<>();
        Register.namesOf(event).forEach(name -> {
            requireFree(name);
            requireNoList(name, event.authority());
            refuse(
                    !own.add(Register.key(name)),
                    "name-twice",
                    "\"%s\" is given twice for this authority; give each code, name and alias once."
                            .formatted(Quotation.of(name)));
        });
        record(event);
    }

    @CommandHandler
    void handle(AddAuthorityAlias command, @Today LocalDate today) {
        Authority authority = register.require(command.code().value());
        requireFree(command.alias());
        requireNoList(command.alias(), authority.code());
        record(new AuthorityAliasAdded(authority.code(), command.alias(), today));
    }

    @CommandHandler
    void handle(RecordDeparture command, @Today LocalDate today) {
        Authority authority = register.require(command.code().value());
        LocalDate lastDay = Days.orToday("lastDay", command.lastDay(), today);
        LocalDate left = authority.to();
        if (left != null) {
            throw Refusal.conflict(
                    "authority-departed",
                    "%s has left the partnership already, on %s.".formatted(authority.code(), BritishDate.write(left)));
        }
        if (lastDay.isBefore(authority.from())) {
            throw Refusal.invalid(
                    "lastDay",
                    "\"lastDay\" is before %s, when %s joined; give a later day."
                            .formatted(BritishDate.write(authority.from()), authority.code()));
        }
        record(new AuthorityDeparted(authority.code(), lastDay, command.reason()));
    }

    @EventSourcingHandler
    void on(PartnershipEvent event) {
        register = register.with(event);
    }

    private void requireFree(String name) {
        register.find(name).ifPresent(owner -> {
            throw Refusal.conflict(
                    "name-taken",
                    "\"%s\" already stands for %s (%s); choose another."
                            .formatted(Quotation.of(name), owner.name(), owner.code()));
        });
    }

    /** "CBC and MBC" are two authorities, and no third one. */
    private void requireNoList(String name, ShortCode code) {
        AuthorityName.pieces(name)
                .flatMap(piece -> register.find(piece).stream())
                .filter(other -> !other.code().equals(code))
                .findFirst()
                .ifPresent(other -> {
                    throw Refusal.conflict(
                            "name-lists-others",
                            "\"%s\" would be read as a list with %s (%s) in it; choose another."
                                    .formatted(Quotation.of(name), other.name(), other.code()));
                });
    }

    private static void record(PartnershipEvent event) {
        apply(event, About.of(event.authority(), null));
    }
}
