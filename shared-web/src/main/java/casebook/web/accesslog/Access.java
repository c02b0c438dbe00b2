package casebook.web.accesslog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * That somebody came in, or wanted to.
 *
 * @param id the place in the access log: microseconds since 1970 in UTC, moved on where two came at once
 * @param person the account's identifier; as it was typed where the sign-in was refused; absent where none was given
 * @param from the network address that the request came from
 * @param what what was asked for, such as a request's method and address
 * @param correlationId finds the request in the service's own log
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Access(
        long id,
        Instant at,
        Kind kind,
        Outcome outcome,
        @Nullable String person,
        String from,
        String what,
        String correlationId) {

    /** What was done or attempted. */
    public enum Kind {
        SIGN_IN,
        SIGN_OUT,
        /** Entries, exports and proofs were read, or the access log itself. */
        AUDIT,
        /** A token was handed out or revoked. */
        TOKEN,
        /** Anything else; recorded where it was refused. */
        REQUEST;

        /** The word for it, such as "sign-in". */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** @throws IllegalArgumentException with a sentence for the user */
        @JsonCreator
        public static Kind parse(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("It is none of " + String.join(", ", words())));
        }

        public static List<String> words() {
            return Arrays.stream(values()).map(Kind::word).toList();
        }
    }

    /** What came of it. */
    public enum Outcome {
        GRANTED,
        REFUSED;

        /** The word for it, such as "granted". */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException with a sentence for the user */
        @JsonCreator
        public static Outcome parse(String word) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("It is none of " + String.join(", ", words())));
        }

        public static List<String> words() {
            return Arrays.stream(values()).map(Outcome::word).toList();
        }
    }

    Access withId(long other) {
        return new Access(other, at, kind, outcome, person, from, what, correlationId);
    }
}
