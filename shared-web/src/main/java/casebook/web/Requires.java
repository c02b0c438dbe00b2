package casebook.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The right without which an endpoint, or each one of a controller, answers nobody. {@link Gate} keeps it, and denies an
 * endpoint that names none. On which matters the right holds is for the endpoint to ask: {@link Caller#may(Right, Matter)}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {
    Right value();
}
