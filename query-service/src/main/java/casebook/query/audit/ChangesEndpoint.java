package casebook.query.audit;

import casebook.log.Entry;
import casebook.web.Requires;
import casebook.web.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The record as it grows, as server-sent events. */
@RestController
@Tag(name = "Audit")
final class ChangesEndpoint {
    private final Listeners listeners;
    private final AuditEntries entries;

    ChangesEndpoint(Listeners listeners, AuditEntries entries) {
        this.listeners = listeners;
        this.entries = entries;
    }

    @Requires(Right.READ_AUDIT)
    @GetMapping(path = "/api/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "followChanges",
            summary = "Streams entries as they are recorded",
            description =
                    "Server-sent events. An event's id is its position; a client that sends it back as Last-Event-ID"
                            + " or as after goes on behind it. Without either the stream begins at the log's end.")
    @ApiResponse(
            responseCode = "200",
            description = "event: entry, data: the entry as in /api/audit",
            content = @io.swagger.v3.oas.annotations.media.Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE))
    void follow(
            @Parameter(description = "Entries after this position", example = "100")
                    @RequestParam(required = false)
                    @Nullable
                    String after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        listeners.serve(listeners.position(after, lastEventId), request, response, this::told);
    }

    private String told(List<Entry> next) {
        StringBuilder events = new StringBuilder();
        next.forEach(entry -> events.append("id: ")
                .append(entry.position())
                .append("\nevent: entry\ndata: ")
                .append(entries.text(entries.of(entry)))
                .append("\n\n"));
        return events.toString();
    }
}
