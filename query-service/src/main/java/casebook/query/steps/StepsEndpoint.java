package casebook.query.steps;

import casebook.query.reading.Asked;
import casebook.query.steps.Step.Ways;
import casebook.web.Requires;
import casebook.web.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A case, or the whole record, entry by entry. */
@RestController
@Tag(name = "Steps")
final class StepsEndpoint {
    private final Steps steps;

    StepsEndpoint(Steps steps) {
        this.steps = steps;
    }

    @Requires(Right.READ)
    @GetMapping("/api/cases/{caseId}/steps/{entry}")
    @Operation(
            operationId = "showCaseStep",
            summary = "Shows an entry of a case, and the case before and after it",
            description = "The Link header leads to the first, previous, next and last step.")
    ResponseEntity<Step> ofCase(
            @PathVariable String caseId,
            @Parameter(description = "The entry's number in the case", example = "3") @PathVariable String entry) {
        Step shown = steps.ofCase(caseId, Asked.position("entry", entry));
        return linked(shown, "/api/cases/" + shown.entry().caseId() + "/steps/");
    }

    @Requires(Right.READ_AUDIT)
    @GetMapping("/api/audit/steps/{position}")
    @Operation(
            operationId = "showRecordStep",
            summary = "Shows an entry of the record, and what it is about before and after it",
            description = "The Link header leads to the first, previous, next and last step.")
    ResponseEntity<Step> ofRecord(
            @Parameter(description = "Its position in the record", example = "412") @PathVariable String position) {
        return linked(steps.ofRecord(Asked.position("position", position)), "/api/audit/steps/");
    }

    private static ResponseEntity<Step> linked(Step step, String address) {
        List<String> links = new ArrayList<>();
        Ways ways = step.ways();
        if (ways.previous() != null) {
            links.add(link(address, ways.first(), "first"));
            links.add(link(address, ways.previous(), "prev"));
        }
        if (ways.next() != null) {
            links.add(link(address, ways.next(), "next"));
            links.add(link(address, ways.last(), "last"));
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.LINK, String.join(", ", links))
                .body(step);
    }

    private static String link(String address, long step, String relation) {
        return "<%s%d>; rel=\"%s\"".formatted(address, step, relation);
    }
}
