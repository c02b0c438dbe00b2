package casebook.query.authorities;

import casebook.events.OnsCode;
import casebook.events.PartnershipEvent;
import casebook.events.PartnershipEvent.AuthorityAliasAdded;
import casebook.events.PartnershipEvent.AuthorityDeparted;
import casebook.events.PartnershipEvent.AuthorityRegistered;
import casebook.events.ShortCode;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
        List<Alias> aliases,
        LocalDate memberFrom,
        @Nullable LocalDate lastDay) {

    /** A further name, and since when papers write it. */
    public record Alias(String name, LocalDate since) {
        @JsonValue
        @Override
        public String toString() {
            return name;
        }
    }

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
                event.authority(),
                event.onsCode(),
                event.name(),
                event.aliases().stream()
                        .map(alias -> new Alias(alias, event.memberFrom()))
                        .toList(),
                event.memberFrom(),
                null);
    }

    private AuthorityView with(PartnershipEvent event) {
        return switch (event) {
            case AuthorityRegistered e -> throw new IllegalStateException(e.authority() + " was registered before");
            case AuthorityAliasAdded e ->
                new AuthorityView(
                        code,
                        onsCode,
                        name,
                        Stream.concat(aliases.stream(), Stream.of(new Alias(e.alias(), e.addedOn())))
                                .toList(),
                        memberFrom,
                        lastDay);
            case AuthorityDeparted e -> new AuthorityView(code, onsCode, name, aliases, memberFrom, e.lastDay());
        };
    }

    /** The authority as far as it was one on that day: {@link casebook.query.projecting.View#describing}. */
    Optional<AuthorityView> describing(LocalDate day) {
        return memberFrom.isAfter(day)
                ? Optional.empty()
                : Optional.of(new AuthorityView(
                        code,
                        onsCode,
                        name,
                        aliases.stream()
                                .filter(alias -> !alias.since().isAfter(day))
                                .sorted(Comparator.comparing(Alias::since))
                                .toList(),
                        memberFrom,
                        lastDay == null || lastDay.isAfter(day) ? null : lastDay));
    }

    /** Whether the text is its code, its official code, its name or an alias, in any case. */
    public boolean isCalled(String text) {
        String asked = text.strip();
        return Stream.concat(
                        Stream.of(code.value(), onsCode.value(), name),
                        aliases.stream().map(Alias::name))
                .anyMatch(asked::equalsIgnoreCase);
    }
}
