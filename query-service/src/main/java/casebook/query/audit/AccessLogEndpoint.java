package casebook.query.audit;

import casebook.query.reading.Asked;
import casebook.query.reading.Csv;
import casebook.query.reading.Links;
import casebook.web.Requires;
import casebook.web.Right;
import casebook.web.accesslog.Access;
import casebook.web.accesslog.Access.Kind;
import casebook.web.accesslog.Access.Outcome;
import casebook.web.accesslog.AccessFilter;
import casebook.web.accesslog.AccessLog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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

    AccessLogEndpoint(AccessLog log) {
        this.log = log;
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
            @Parameter(description = "The identifier of whoever it was, in any case", example = "officer.cbc")
                    @RequestParam(required = false)
                    @Nullable
                    String person,
            @Parameter(description = "sign-in, sign-out, audit, token or request", example = "audit")
                    @RequestParam(required = false)
                    @Nullable
                    String kind,
            @Parameter(description = "granted or refused", example = "refused")
                    @RequestParam(required = false)
                    @Nullable
                    String outcome,
            @Parameter(description = "A day in Britain or a date-time, itself included", example = "2026-11-01")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "A day in Britain or a date-time, itself included", example = "30/11/2026")
                    @RequestParam(required = false)
                    @Nullable
                    String to,
            @Parameter(description = "Those before this id", example = "1795305600000000")
                    @RequestParam(required = false)
                    @Nullable
                    String before,
            @Parameter(example = "100") @RequestParam(required = false) @Nullable String size) {
        AccessFilter filter = filter(person, kind, outcome, from, to);
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
    void export(
            @Parameter(example = "officer.cbc") @RequestParam(required = false) @Nullable String person,
            @Parameter(example = "audit") @RequestParam(required = false) @Nullable String kind,
            @Parameter(example = "refused") @RequestParam(required = false) @Nullable String outcome,
            @Parameter(example = "2026-11-01") @RequestParam(required = false) @Nullable String from,
            @Parameter(example = "30/11/2026") @RequestParam(required = false) @Nullable String to,
            HttpServletResponse response)
            throws IOException {
        AccessFilter filter = filter(person, kind, outcome, from, to);
        List<Access> page = log.find(filter, Long.MAX_VALUE, LARGEST_SIZE);
        response.setContentType(Csv.MEDIA_TYPE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"casebook-access-log.csv\"");
        OutputStream out = new BufferedOutputStream(response.getOutputStream());
        write(out, Csv.row("id", "at", "kind", "outcome", "person", "from", "what", "correlationId"));
        while (!page.isEmpty()) {
            for (Access access : page) {
                write(out, row(access));
            }
            page = log.find(filter, page.getLast().id(), LARGEST_SIZE);
        }
        out.flush();
    }

    private static String row(Access access) {
        return Csv.row(
                Long.toString(access.id()),
                access.at().toString(),
                access.kind().word(),
                access.outcome().word(),
                Objects.requireNonNullElse(access.person(), ""),
                access.from(),
                access.what(),
                access.correlationId());
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static AccessFilter filter(
            @Nullable String person,
            @Nullable String kind,
            @Nullable String outcome,
            @Nullable String from,
            @Nullable String to) {
        Instant begin = from == null ? null : Asked.from("from", from);
        Instant end = to == null ? null : Asked.through("to", to);
        if (begin != null && end != null && !begin.isBefore(end)) {
            throw Asked.refusal("from", "\"%s\" lies after to.".formatted(from));
        }
        return new AccessFilter(
                person == null ? null : Asked.text("person", person),
                kind == null ? null : Asked.word("kind", kind, Kind::parse),
                outcome == null ? null : Asked.word("outcome", outcome, Outcome::parse),
                begin,
                end);
    }
}
