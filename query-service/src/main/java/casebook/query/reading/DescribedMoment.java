package casebook.query.reading;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Arrays;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Adds to the interface's description the parameters that a {@link Moment} is read from. */
@Component
class DescribedMoment implements GlobalOperationCustomizer {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Moment.class);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == Moment.class)) {
            operation
                    .addParametersItem(parameter(
                            Moment.AS_OF,
                            "What the record held at that moment: a date (2018-03-31, 31/03/2018, 31 March 2018: the end"
                                    + " of that day), a date-time (2018-03-31T14:30, in Britain unless it has an offset),"
                                    + " a period back from today (P-1Y, P-3M) or position=1234; two by a comma are"
                                    + " compared",
                            "2018-03-31"))
                    .addParametersItem(parameter(
                            Moment.DESCRIBING,
                            "What is known about that day: each entry counts from the day that it describes",
                            "31/03/2018"))
                    .addParametersItem(parameter(
                            Moment.ON,
                            "The day for which RAG and overdue are derived; default: the day that describing or asOf"
                                    + " names, else today",
                            "31/03/2018"))
                    .addParametersItem(
                            parameter(Moment.AT_LEAST, "Wait until the answer reflects this position", "1234"));
        }
        return operation;
    }

    private static Parameter parameter(String name, String description, String example) {
        return new Parameter()
                .in("query")
                .name(name)
                .description(description)
                .schema(new StringSchema())
                .example(example);
    }
}
