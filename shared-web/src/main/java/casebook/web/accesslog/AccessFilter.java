package casebook.web.accesslog;

import casebook.web.accesslog.Access.Kind;
import casebook.web.accesslog.Access.Outcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which accesses somebody asks for; what is absent asks for all. {@code from} is included, {@code to} is not. */
public record AccessFilter(
        @Nullable String person,
        @Nullable Kind kind,
        @Nullable Outcome outcome,
        @Nullable Instant from,
        @Nullable Instant to) {
    public static final AccessFilter ALL = new AccessFilter(null, null, null, null, null);

    boolean selects(Access access) {
        return (person == null || (access.person() != null && persons().contains(access.person())))
                && (kind == null || kind == access.kind())
                && (outcome == null || outcome == access.outcome());
    }

    /** The person as asked for, and in lower case, as accounts are called however they are typed. */
    List<String> persons() {
        return person == null ? List.of() : List.of(person, person.toLowerCase(Locale.ROOT));
    }

    /** The least id that can be selected. */
    long least() {
        return from == null ? 0 : id(from);
    }

    /** The id at which no more is selected. */
    long end() {
        return to == null ? Long.MAX_VALUE : id(to);
    }

    /** The first id of that moment. */
    static long id(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }
}
