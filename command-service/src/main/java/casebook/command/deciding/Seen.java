package casebook.command.deciding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.axonframework.messaging.annotation.MetaDataValue;

/** The {@link Precondition} that came with the command. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@MetaDataValue(Seen.KEY)
public @interface Seen {
    String KEY = "seen";
}
