package casebook.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name under which an event is stored and published, and the revision of its JSON. The name outlives the class: it
 * never changes once an event of it was recorded. A change of the JSON that yesterday's text does not fit raises the
 * revision and brings an upcaster.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {
    String value();

    int revision() default 1;
}
