package casebook.command.deciding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.axonframework.messaging.annotation.MetaDataValue;

/** The day (Europe/London) on which the command was sent, because aggregates look at no clock. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@MetaDataValue(Today.KEY)
public @interface Today {
    String KEY = "today";
}
