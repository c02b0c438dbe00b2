package casebook.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a type whose values are read from these query parameters: endpoints with an argument of it know them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface FromParameters {
    /** Their names; of a record, those of its components where none are given. */
    String[] value() default {};
}
