package casebook.query.reading;

import casebook.events.BritishDate;
import casebook.log.Entry;
import casebook.log.EntryFilter;
import casebook.log.EventLog;
import casebook.log.Head;
import casebook.log.LogStore.Direction;
import casebook.query.projecting.Reached;
import casebook.query.projecting.Recorded;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Where moments lie in the log. */
final class Timeline {
    private final EventLog log;
    private final Clock clock;

    Timeline(EventLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * The last entry that was recorded at the moment or before it.
     *
     * @throws casebook.web.Problem where the moment is yet to come
     */
    Reached reached(AsOf asOf) {
        Head head = log.head();
        return switch (asOf) {
            case AsOf.Position moment -> at(moment.position(), head);
            case AsOf.Time moment -> at(BritishTime.write(moment.at()), moment.at(), head);
            case AsOf.Day moment ->
                moment.day().equals(Recorded.day(clock.instant()))
                        ? new Reached(head.position(), head.recordedAt())
                        : at(BritishDate.write(moment.day()), moment.end(), head);
        };
    }

    private Reached at(long position, Head head) {
        if (position > head.position()) {
            throw Asked.refusal(
                    Moment.AS_OF,
                    "Entry %d is yet to come; the record ends at entry %d. It takes %s."
                            .formatted(position, head.position(), AsOf.FORMS));
        }
        return position == 0
                ? Reached.NOTHING
                : log.readAfter(position - 1, 1).stream()
                        .findFirst()
                        .map(Timeline::reached)
                        .orElseThrow();
    }

    private Reached at(String written, Instant time, Head head) {
        // Another instance's clock may be ahead of this one's, and what it has recorded can be asked for.
        if (time.isAfter(clock.instant()) && (head.recordedAt() == null || time.isAfter(head.recordedAt()))) {
            throw Asked.refusal(Moment.AS_OF, "%s is yet to come. It takes %s.".formatted(written, AsOf.FORMS));
        }
        // The log's times are milliseconds.
        EntryFilter recorded = EntryFilter.recordedThrough(time);
        Optional<Entry> last = log.find(recorded, Direction.DOWNWARDS, head.position() + 1, 1).stream()
                .findFirst();
        return last.map(Timeline::reached).orElse(Reached.NOTHING);
    }

    private static Reached reached(Entry last) {
        return new Reached(last.position(), last.recordedAt());
    }
}
