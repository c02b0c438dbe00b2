package casebook.query.audit;

import casebook.codec.EventCodec;
import casebook.log.Entry;
import casebook.log.EntryFilter;
import casebook.log.EventLog;
import casebook.log.Head;
import casebook.log.LogStore.Direction;
import casebook.query.authorities.Authorities;
import casebook.query.authorities.Directory;
import casebook.query.plans.PlanCodes;
import casebook.query.plans.Plans;
import casebook.query.projecting.Reached;
import casebook.query.reading.AllAsked;
import casebook.query.reading.Asked;
import casebook.query.reading.Moment;
import casebook.query.reading.Reader;
import casebook.query.reading.Readings;
import casebook.query.reading.Reflects;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the record from the log itself, for whoever looks into who did what: what that reader may see of it. */
@Component
public final class Trail {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int AT_ONCE = 500;

    private final EventLog log;
    private final EventCodec codec;
    private final Readings readings;
    private final Authorities authorities;
    private final Plans plans;

    Trail(EventLog log, EventCodec codec, Readings readings, Authorities authorities, Plans plans) {
        this.log = log;
        this.codec = codec;
        this.readings = readings;
        this.authorities = authorities;
        this.plans = plans;
    }

    /**
     * A page of the selected entries.
     *
     * @param isMoreBelow whether there are some at lower positions
     * @param isMoreAbove whether there are some at higher positions that {@code reflects} covers
     */
    record Page(Reflects reflects, List<Entry> entries, boolean isMoreBelow, boolean isMoreAbove) {}

    interface Each {
        void accept(Entry entry) throws IOException;
    }

    /** All kinds of entries there can be. */
    List<String> kinds() {
        return codec.typeNames().stream().sorted().toList();
    }

    Directory directory() {
        return readings.read(Moment.now(), reading -> Directory.of(reading, authorities));
    }

    private String plan(String text) {
        return readings.read(Moment.now(), reading -> PlanCodes.asked(reading, plans, "plan", text));
    }

    EntryFilter filter(Selection asked) {
        AllAsked all = new AllAsked();
        Directory directory = directory();
        String caseId = all.given(
                asked.caseId(), text -> directory.askedCase("case", text).toString());
        String authority = all.given(
                asked.authority(),
                text -> directory.asked("authority", text).code().value());
        String plan = all.given(asked.plan(), this::plan);
        String kind = all.given(asked.kind(), this::kind);
        String person = all.given(asked.person(), text -> subject(Asked.text("person", text)));
        Instant from = all.given(asked.recordedFrom(), text -> Asked.from("recordedFrom", text));
        Instant to = all.given(asked.recordedTo(), text -> Asked.through("recordedTo", text));
        all.check(() -> Asked.inOrder("recordedFrom", asked.recordedFrom(), from, to));
        all.require();
        return new EntryFilter(caseId, authority, plan, kind, person, from, to);
    }

    private String kind(String text) {
        if (!codec.typeNames().contains(text)) {
            throw Asked.refusal("kind", text, kinds());
        }
        return text;
    }

    /** @param after a bookmark above which the page begins; at most one of it and {@code before} is given */
    Page page(
            EntryFilter filter,
            Direction listed,
            @Nullable String after,
            @Nullable String before,
            int length,
            @Nullable String atLeast) {
        if (after != null && before != null) {
            throw Asked.refusal("before", "It can't be given together with after.");
        }
        Reader reader = Reader.current();
        Reflects reflects = Reflects.present(reached(atLeast));
        Direction read = after != null ? Direction.UPWARDS : before != null ? Direction.DOWNWARDS : listed;
        long end = reflects.position() + 1;
        long bookmark = read == Direction.UPWARDS
                ? after == null ? 0 : Asked.position("after", after)
                : before == null ? end : Math.min(end, Asked.position("before", before));
        List<Entry> found = reader.find(log, filter, read, bookmark, length).stream()
                .filter(entry -> entry.position() < end)
                .toList();
        List<Entry> shown = read == listed ? found : found.reversed();
        if (shown.isEmpty()) {
            return new Page(reflects, shown, false, false);
        }
        long least = Math.min(shown.getFirst().position(), shown.getLast().position());
        long most = Math.max(shown.getFirst().position(), shown.getLast().position());
        return new Page(
                reflects,
                shown,
                !reader.find(log, filter, Direction.DOWNWARDS, least, 1).isEmpty(),
                reader.find(log, filter, Direction.UPWARDS, most, 1).stream()
                        .anyMatch(entry -> entry.position() < end));
    }

    /** All selected entries that are there now, the newest first, read as they are taken. */
    void newestFirst(EntryFilter filter, Each each) throws IOException {
        Reader reader = Reader.current();
        long bookmark = log.head().position() + 1;
        while (true) {
            List<Entry> next = reader.find(log, filter, Direction.DOWNWARDS, bookmark, AT_ONCE);
            if (next.isEmpty()) {
                return;
            }
            for (Entry entry : next) {
                each.accept(entry);
            }
            bookmark = next.getLast().position();
        }
    }

    public Optional<Entry> at(long position) {
        return position < 1
                ? Optional.empty()
                : log.readAfter(position - 1, 1).stream()
                        .filter(entry -> entry.position() == position)
                        .filter(Reader.current()::sees)
                        .findFirst();
    }

    /** The position of the nearest entry before that one that the reader sees. */
    public Optional<Long> before(long position) {
        return nearest(Direction.DOWNWARDS, position);
    }

    /** The position of the nearest entry after that one that the reader sees. */
    public Optional<Long> after(long position) {
        return nearest(Direction.UPWARDS, position);
    }

    private Optional<Long> nearest(Direction direction, long position) {
        Reader reader = Reader.current();
        if (reader.seesAll()) {
            return Optional.of(direction == Direction.UPWARDS ? position + 1 : position - 1)
                    .filter(beside -> beside >= 1 && beside <= log.head().position());
        }
        return reader.find(log, EntryFilter.all(), direction, position, 1).stream()
                .findFirst()
                .map(Entry::position);
    }

    /** Whoever is called so; else, as accounts are found whatever the case in which their name is typed, in lower case. */
    private String subject(String person) {
        EntryFilter asTyped = new EntryFilter(null, null, null, null, person, null, null);
        return log.find(asTyped, Direction.UPWARDS, 0, 1).isEmpty() ? person.toLowerCase(Locale.ROOT) : person;
    }

    private Reached reached(@Nullable String atLeast) {
        long position = atLeast == null ? 0 : Asked.position("atLeast", atLeast);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Head head = log.head();
            Reached reached = new Reached(head.position(), head.recordedAt());
            if (head.position() >= position) {
                return reached;
            }
            if (System.nanoTime() > end) {
                throw Readings.notYet(position, reached);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Readings.notYet(position, reached);
            }
        }
    }
}
