package casebook.command.deciding;

import java.time.LocalDate;
import java.util.Map;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;

/** What tests of aggregates say about the sending of a command, and about its refusal. */
public final class Sending {
    public static final LocalDate TODAY = LocalDate.of(2018, 4, 16);

    private Sending() {}

    /** Sent today, by somebody who does not mind which version it is. */
    public static Map<String, Object> today() {
        return having(Precondition.ANY);
    }

    /** Sent today, by somebody who has seen this. */
    public static Map<String, Object> having(Precondition seen) {
        return Map.of(Today.KEY, TODAY, Seen.KEY, seen);
    }

    /** A refusal because of what the record says. */
    public static Matcher<Refusal> refusal(String code) {
        return new CustomTypeSafeMatcher<>("the refusal " + code) {
            @Override
            protected boolean matchesSafely(Refusal refusal) {
                return refusal.code().equals(code);
            }
        };
    }

    /** A refusal because this field is wrong in itself. */
    public static Matcher<Refusal> refusalOf(String field) {
        return new CustomTypeSafeMatcher<>("a refusal of the field " + field) {
            @Override
            protected boolean matchesSafely(Refusal refusal) {
                return refusal.kind() == Refusal.Kind.INVALID
                        && refusal.errors().stream()
                                .anyMatch(error -> error.field().equals(field));
            }
        };
    }
}
