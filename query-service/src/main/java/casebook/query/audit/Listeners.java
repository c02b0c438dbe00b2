package casebook.query.audit;

import casebook.log.Entry;
import casebook.log.EventLog;
import casebook.log.Tail;
import casebook.query.reading.Asked;
import casebook.query.reading.Reader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Whoever follows the record as it grows, by server-sent events, and is told of what that reader may see. Each listener has a thread of its own, a virtual one,
 * which writes what the log's tail brings, or else a comment now and then, so that it is noticed when the listener has
 * gone.
 */
@Component
final class Listeners {
    private static final int AT_ONCE = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** Then the listener comes back, and is asked once more who it is: a right that was taken away ends here. */
    private static final Duration LASTS = Duration.ofMinutes(30);

    private final EventLog log;
    private volatile boolean closing;

    Listeners(EventLog log) {
        this.log = log;
    }

    /** Lets listeners go before the server waits for its last requests; they come back elsewhere and miss nothing. */
    @EventListener
    void close(ContextClosedEvent event) {
        closing = true;
    }

    /** The position behind which a listener wants to go on: where it was, else where it asks for, else the log's end. */
    long position(@Nullable String after, @Nullable String lastEventId) {
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

    /** @param events tells of entries as events; an empty text where there is nothing to tell */
    void serve(
            long position,
            HttpServletRequest request,
            HttpServletResponse response,
            Function<List<Entry>, String> events)
            throws IOException, InterruptedException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // A reverse proxy that gathers an answer before it passes it on would hold the events back.
        response.setHeader("X-Accel-Buffering", "no");
        if (!HttpMethod.HEAD.matches(request.getMethod())) {
            stream(position, response.getOutputStream(), events);
        }
    }

    private void stream(long position, OutputStream out, Function<List<Entry>, String> events)
            throws IOException, InterruptedException {
        Reader reader = Reader.current();
        long begun = System.nanoTime();
        try (Tail tail = log.follow(position)) {
            write(out, "retry: 2000\n\n");
            long lastSign = System.nanoTime();
            while (!closing && System.nanoTime() - begun < LASTS.toNanos()) {
                List<Entry> next = tail.next(AT_ONCE, PATIENCE).stream()
                        .filter(reader::sees)
                        .toList();
                String told = next.isEmpty() ? "" : events.apply(next);
                if (!told.isEmpty()) {
                    write(out, told);
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
