package casebook.query.reading;

import io.swagger.v3.oas.annotations.Parameter;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The parameter {@code on}: the day for which is derived what depends on a day. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(description = "The day for which RAG and overdue are derived; default: today", example = "31/03/2018")
public @interface OnDay {}
