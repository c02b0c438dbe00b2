package casebook.query.audit;

import casebook.query.reading.Asked;
import casebook.web.FromParameters;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** Which entries somebody asks for, as the parameters of an address have it. What is absent asks for all. */
@FromParameters
record Selection(
        @Parameter(description = "Code, official code, name or alias", example = "OWDC") @Nullable
        String authority,

        @Parameter(example = "SES2011-1.2a-CBC") @BindParam("case") @Nullable
        String caseId,

        @Parameter(example = "SES2011") @Nullable String plan,

        @Parameter(description = "Kind of entry", example = "progress-recorded") @Nullable
        String kind,

        @Parameter(description = "The identifier of who recorded it, in any case", example = "officer.cbc") @Nullable
        String person,

        @Parameter(description = "A day in Britain or a date-time, itself included", example = "2018-03-31") @Nullable
        String recordedFrom,

        @Parameter(description = "A day in Britain or a date-time, itself included", example = "31/03/2018") @Nullable
        String recordedTo) {

    /** The same, with what a form left empty taken for absent. */
    Selection filledIn() {
        return new Selection(
                Asked.filled(authority),
                Asked.filled(caseId),
                Asked.filled(plan),
                Asked.filled(kind),
                Asked.filled(person),
                Asked.filled(recordedFrom),
                Asked.filled(recordedTo));
    }
}
