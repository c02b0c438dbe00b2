package casebook.query.reading;

import casebook.web.FromParameters;
import casebook.web.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The moment that somebody asks for in a form, as an argument of the page that shows the form again where it can't be read.
 *
 * @param moment absent where it can't be read
 * @param problem why it can't be read
 */
@FromParameters({Moment.ON, Moment.AT_LEAST, Moment.AS_OF, Moment.DESCRIBING})
public record AskedMoment(@Nullable Moment moment, @Nullable Problem problem) {

    /** @throws Problem where it can't be read */
    public Moment require() {
        if (problem != null) {
            throw problem;
        }
        return Objects.requireNonNull(moment);
    }
}
