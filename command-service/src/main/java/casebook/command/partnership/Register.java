package casebook.command.partnership;

import casebook.command.deciding.Refusal;
import casebook.events.OnsCode;
import casebook.events.PartnershipEvent;
import casebook.events.PartnershipEvent.AuthorityAliasAdded;
import casebook.events.PartnershipEvent.AuthorityDeparted;
import casebook.events.PartnershipEvent.AuthorityRegistered;
import casebook.events.Quotation;
import casebook.events.ShortCode;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All authorities and every way in which they are written. Immutable: a fold of the partnership's events. */
public final class Register {
    public static final Register EMPTY = new Register(Map.of(), Map.of());

    private final Map<ShortCode, Authority> authorities;
    private final Map<String, ShortCode> names;

    private Register(Map<ShortCode, Authority> authorities, Map<String, ShortCode> names) {
        this.authorities = Map.copyOf(authorities);
        this.names = Map.copyOf(names);
    }

    /** An authority and its days as a member, both included; {@code to} is absent while it is one. */
    public record Authority(
            ShortCode code,
            OnsCode onsCode,
            String name,
            LocalDate from,
            @Nullable LocalDate to) {
        public boolean isMemberOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    public static Register of(Iterable<? extends PartnershipEvent> events) {
        Register register = EMPTY;
        for (PartnershipEvent event : events) {
            register = register.with(event);
        }
        return register;
    }

    public Register with(PartnershipEvent event) {
        return switch (event) {
            case AuthorityRegistered e ->
                with(
                        new Authority(e.authority(), e.onsCode(), e.name(), e.memberFrom(), null),
                        namesOf(e).toList());
            case AuthorityAliasAdded e -> with(get(e.authority()), List.of(e.alias()));
            case AuthorityDeparted e -> {
                Authority member = get(e.authority());
                yield with(
                        new Authority(member.code(), member.onsCode(), member.name(), member.from(), e.lastDay()),
                        List.of());
            }
        };
    }

    /** The authority that is written this way: its code, official code, name or an alias, in upper or lower case. */
    public Optional<Authority> find(String written) {
        return Optional.ofNullable(names.get(key(written))).map(this::get);
    }

    /** The district and borough councils that were members on that day: what a paper means by "ALL". */
    public Stream<Authority> districtsOn(LocalDate day) {
        return authorities.values().stream()
                .filter(authority ->
                        authority.isMemberOn(day) && authority.onsCode().isDistrict());
    }

    /** The authority with whose code, name or alias the name of a body begins, such as CBC for "CBC Cabinet". */
    public Optional<Authority> ofBody(String body) {
        String written = key(body);
        return names.entrySet().stream()
                .filter(name -> (written + " ").startsWith(name.getKey() + " "))
                .max(Comparator.comparingInt(name -> name.getKey().length()))
                .map(name -> get(name.getValue()));
    }

    /** As {@link #find}; refused as unknown where there is none. */
    public Authority require(String written) {
        return find(written).orElseThrow(() -> unknown(written));
    }

    /** Every way in which the registration writes the authority. */
    static Stream<String> namesOf(AuthorityRegistered event) {
        return Stream.concat(
                Stream.of(event.authority().value(), event.onsCode().value(), event.name()), event.aliases().stream());
    }

    /** What is the same, however it is spaced and in whichever case, width and composition its letters are. */
    static String key(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFKC)
                .replaceAll("\\p{Cf}", "")
                .strip()
                .replaceAll("[\\s\\p{Z}]+", " ")
                .toUpperCase(Locale.ROOT);
    }

    static Refusal unknown(String written) {
        return Refusal.unknown(
                "authority-unknown",
                "There is no authority \"%s\" in the partnership. Use its short code, such as CBC, or register it first."
                        .formatted(Quotation.of(written)));
    }

    private Authority get(ShortCode code) {
        Authority authority = authorities.get(code);
        if (authority == null) {
            throw unknown(code.value());
        }
        return authority;
    }

    private Register with(Authority authority, List<String> written) {
        Map<ShortCode, Authority> all = new HashMap<>(authorities);
        all.put(authority.code(), authority);
        Map<String, ShortCode> allNames = new HashMap<>(names);
        written.forEach(name -> allNames.put(key(name), authority.code()));
        return new Register(all, allNames);
    }
}
