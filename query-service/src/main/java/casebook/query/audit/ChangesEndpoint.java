package casebook.query.audit;

import casebook.log.Entry;
import casebook.log.EventLog;
import casebook.log.Tail;
import casebook.query.reading.Asked;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The record as it grows, as server-sent events. Each listener has a thread of its own, a virtual one, which writes what
 * the log's tail brings, or else a comment now and then, so that it is noticed when the listener has gone.
 */
@RestController
@Tag(name = "Audit")
final class ChangesEndpoint {
    private static final int AT_ONCE = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final EventLog log;
    private final AuditEntries entries;
    private volatile boolean closing;

    ChangesEndpoint(EventLog log, AuditEntries entries) {
        this.log = log;
        this.entries = entries;
    }

    /** Lets listeners go before the server waits for its last requests; they come back elsewhere and miss nothing. */
    @EventListener
    void close(ContextClosedEvent event) {
        closing = true;
    }

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
        long position = position(after, lastEventId);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // A reverse proxy that gathers an answer before it passes it on would hold the events back.
        response.setHeader("X-Accel-Buffering", "no");
        if (!HttpMethod.HEAD.matches(request.getMethod())) {
            stream(position, response.getOutputStream());
        }
    }

    private long position(@Nullable String after, @Nullable String lastEventId) {
        long head = log.head().position();
        // A browser that reconnects repeats the address and adds where it was; with an empty id it says that it was
        // nowhere.
        if (lastEventId != null && !lastEventId.isBlank()) {
            return reached("Last-Event-ID", lastEventId, head);
        }
        return after != null ? reached("after", after, head) : head;
    }

    /** Refuses what lies beyond the head, as after a restore: the listener would miss what is recorded up to there. */
    private static long reached(String parameter, String text, long head) {
        long position = Asked.position(parameter, text);
        if (position > head) {
            throw Asked.refusal(
                    parameter,
                    "The record ends at position %d, before %d. Follow it anew, without this."
                            .formatted(head, position));
        }
        return position;
    }

    private void stream(long position, OutputStream out) throws IOException, InterruptedException {
        try (Tail tail = log.follow(position)) {
            write(out, "retry: 2000\n\n");
            long lastSign = System.nanoTime();
            while (!closing) {
                List<Entry> next = tail.next(AT_ONCE, PATIENCE);
                if (!next.isEmpty()) {
                    StringBuilder events = new StringBuilder();
                    next.forEach(entry -> events.append("id: ")
                            .append(entry.position())
                            .append("\nevent: entry\ndata: ")
                            .append(entries.text(entries.of(entry)))
                            .append("\n\n"));
                    write(out, events.toString());
                    lastSign = System.nanoTime();
                } else if (System.nanoTime() - lastSign > HEARTBEAT.toNanos()) {
                    write(out, ": still there\n\n");
                    lastSign = System.nanoTime();
                }
            }
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
