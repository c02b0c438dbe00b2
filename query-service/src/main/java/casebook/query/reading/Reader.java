package casebook.query.reading;

import casebook.log.Entry;
import casebook.log.EntryFilter;
import casebook.log.EventLog;
import casebook.log.LogStore.Direction;
import casebook.web.Caller;
import casebook.web.Matter;
import casebook.web.Right;
import java.util.Comparator;
import java.util.List;

/** Who reads, and what of the log that person may read. To everybody else the rest looks as if it were not there. */
public record Reader(Caller caller) {
    public static Reader current() {
        return new Reader(Caller.current());
    }

    public boolean sees(Entry entry) {
        return caller.may(Right.READ_AUDIT, Matter.of(entry.metadata().authority()));
    }

    public boolean seesAll() {
        return caller.mayEverywhere(Right.READ_AUDIT);
    }

    /** As {@link EventLog#find}, of what the reader sees. */
    public List<Entry> find(EventLog log, EntryFilter filter, Direction direction, long bookmark, int limit) {
        if (seesAll()) {
            return log.find(filter, direction, bookmark, limit);
        }
        Comparator<Entry> upwards = Comparator.comparingLong(Entry::position);
        return caller.authorities().stream()
                .filter(own -> filter.authority() == null || filter.authority().equals(own))
                .filter(own -> caller.may(Right.READ_AUDIT, Matter.of(own)))
                .flatMap(own -> log.find(filter.of(own), direction, bookmark, limit).stream())
                .sorted(direction == Direction.UPWARDS ? upwards : upwards.reversed())
                .limit(limit)
                .toList();
    }
}
