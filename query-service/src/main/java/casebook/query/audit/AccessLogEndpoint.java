package casebook.query.audit;

import casebook.query.reading.Asked;
import casebook.query.reading.Links;
import casebook.web.Requires;
import casebook.web.Right;
import casebook.web.accesslog.Access;
import casebook.web.accesslog.AccessFilter;
import casebook.web.accesslog.AccessLog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who signed in, who was refused, and who read the audit. */
@RestController
@Tag(name = "Access log")
final class AccessLogEndpoint {
    private static final int USUAL_SIZE = 100;
    private static final int LARGEST_SIZE = 1000;

    private final AccessLog log;
    private final AccessTable table;

    AccessLogEndpoint(AccessLog log, AccessTable table) {
        this.log = log;
        this.table = table;
    }

    /** A page of the access log, the newest first; the Link header leads to the one before it. */
    record AccessPage(List<Access> accesses) {}

    @Requires(Right.READ_ACCESS_LOG)
    @GetMapping("/api/access-log")
    @Operation(
            operationId = "listAccesses",
            summary = "Lists who signed in, who was refused, and who read the audit, the newest first",
            description = "For auditors and administrators. Older pages are linked by the Link header.")
    ResponseEntity<AccessPage> list(
            @ParameterObject AccessSelection selection,
            @Parameter(description = "Those before this id", example = "1795305600000000")
                    @RequestParam(required = false)
                    @Nullable
                    String before,
            @Parameter(example = "100") @RequestParam(required = false) @Nullable String size) {
        AccessFilter filter = selection.filter();
        int length = Asked.number("size", size, USUAL_SIZE, 1, LARGEST_SIZE);
        long end = before == null ? Long.MAX_VALUE : Asked.position("before", before);
        List<Access> page = log.find(filter, end, length);
        Links links = new Links();
        if (page.size() == length && !log.find(filter, page.getLast().id(), 1).isEmpty()) {
            links.add("next", "before", page.getLast().id());
        }
        return ResponseEntity.ok().headers(links.headers()).body(new AccessPage(page));
    }

    @Requires(Right.READ_ACCESS_LOG)
    @GetMapping(path = "/api/access-log.csv", produces = "text/csv")
    @Operation(operationId = "exportAccesses", summary = "The same as a table, all of it")
    @ApiResponse(
            responseCode = "200",
            description = "The newest first",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    void export(@ParameterObject AccessSelection selection, HttpServletResponse response) throws IOException {
        table.write(selection.filter(), response);
    }
}
