package casebook.query.papers;

import casebook.codec.EventCodec;
import casebook.events.PaperEvent;
import casebook.events.PaperEvent.BoardPaperPublished;
import casebook.log.Entry;
import casebook.log.EventLog;
import casebook.query.audit.Actor;
import casebook.web.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reads the papers from their history in the log: a board publishes a few in a year. */
@Component
public final class BoardPapers {
    /** The papers' history. */
    public static final String STREAM = "papers";

    private final EventLog log;
    private final EventCodec codec;

    BoardPapers(EventLog log, EventCodec codec) {
        this.log = log;
        this.codec = codec;
    }

    /** In the order of their numbers. */
    public List<Paper> all() {
        return log.readStream(STREAM, 1).stream().map(this::paper).toList();
    }

    /** The paper that an address names. */
    public Paper at(String number) {
        return all().stream()
                .filter(paper -> Long.toString(paper.number()).equals(number))
                .findFirst()
                .orElseThrow(() -> new Problem(
                        HttpStatus.NOT_FOUND,
                        "paper-unknown",
                        "There is no board paper %s; the list of papers names those there are.".formatted(number)));
    }

    private Paper paper(Entry entry) {
        return switch ((PaperEvent) codec.decode(entry.type(), entry.revision(), entry.payload())) {
            case BoardPaperPublished e ->
                new Paper(
                        e.number(),
                        e.title(),
                        e.position(),
                        e.on(),
                        e.plan(),
                        e.publishedOn(),
                        Actor.of(entry.metadata()),
                        entry.recordedAt(),
                        entry.position());
        };
    }
}
