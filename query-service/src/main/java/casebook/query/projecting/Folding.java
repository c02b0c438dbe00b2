package casebook.query.projecting;

import casebook.codec.EventCodec;
import casebook.log.Entry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one view in memory, as entries are folded into them in the order of the log. An event that can't be
 * read or folded parks the document that it is about: it stays as it is, and what comes later about it waits. Reading and
 * folding are pure, so equal entries make equal documents and park the same, whenever and wherever. Not thread-safe.
 */
public final class Folding<D> {
    private final View<D> view;
    private final EventCodec codec;
    private final Unfoldable unfoldable;
    /** Those that were settled last stand last. */
    private final Map<String, Slot<D>> slots = new LinkedHashMap<>();

    private final List<Slot<D>> unsettled = new ArrayList<>();

    /** Is told of the event that parks a document. */
    interface Unfoldable {
        void met(String key, Entry entry, RuntimeException cause);
    }

    public Folding(View<D> view, EventCodec codec) {
        this(view, codec, (key, entry, cause) -> {});
    }

    Folding(View<D> view, EventCodec codec, Unfoldable unfoldable) {
        this.view = view;
        this.codec = codec;
        this.unfoldable = unfoldable;
    }

    /** Goes on from a document as it was folded before. */
    public void resume(Folded<D> document) {
        resume(new Kept<>(document.key(), document.position(), document));
    }

    void resume(Kept<D> kept) {
        Slot<D> slot = slot(kept.key());
        slot.before = kept;
        slot.after = kept.folded();
    }

    /** Goes on from what was parked before. */
    public void resume(Parked parked) {
        Slot<D> slot = slot(parked.key());
        slot.parkedBefore = parked;
        slot.parked = parked;
    }

    /** Folds an entry into its document, unless it was already or the view has no use for it. */
    public void fold(Entry entry) {
        view.key(entry).ifPresent(key -> fold(slot(key), entry));
    }

    private Slot<D> slot(String key) {
        return slots.computeIfAbsent(key, Slot::new);
    }

    private void fold(Slot<D> slot, Entry entry) {
        Folded<D> document = slot.after;
        if (document != null && entry.position() <= document.position()) {
            return;
        }
        if (slot.isSettled) {
            slot.isSettled = false;
            unsettled.add(slot);
        }
        Parked parked = slot.parked;
        if (parked != null) {
            slot.parked = parked.through(Math.max(parked.through(), entry.position()));
            return;
        }
        try {
            D state = view.fold(
                    document == null ? null : document.state(),
                    codec.decode(entry.type(), entry.revision(), entry.payload()),
                    Recorded.of(entry));
            slot.after = new Folded<>(slot.key, entry.position(), state);
        } catch (RuntimeException e) {
            // Reading and folding are pure, so the same entry would fail again for ever.
            slot.parked = new Parked(slot.key, entry.position(), String.valueOf(e.getMessage()), entry.position());
            unfoldable.met(slot.key, entry, e);
        }
    }

    public Optional<Folded<D>> document(String key) {
        return Optional.ofNullable(slots.get(key)).map(slot -> slot.after);
    }

    /** In no order. */
    public Stream<Folded<D>> documents() {
        return slots.values().stream().flatMap(slot -> Stream.ofNullable(slot.after));
    }

    public Optional<Parked> parked(String key) {
        return Optional.ofNullable(slots.get(key)).map(slot -> slot.parked);
    }

    /** In no order. */
    public Stream<Parked> parked() {
        return slots.values().stream().flatMap(slot -> Stream.ofNullable(slot.parked));
    }

    boolean holds(String key) {
        return slots.containsKey(key);
    }

    int size() {
        return slots.size();
    }

    /** What has come of the documents since they were resumed, or settled. */
    Stream<Change<D>> changes() {
        return unsettled.stream().map(Slot::change);
    }

    /** The changes are kept: those that come later are counted from here. */
    void settle() {
        for (Slot<D> slot : unsettled) {
            slot.settle();
            slots.remove(slot.key);
            slots.put(slot.key, slot);
        }
        unsettled.clear();
    }

    /** Lets go of what is parked, which somebody may release, and of all documents but those that were settled last. */
    void letGo(int most) {
        slots.values().removeIf(slot -> slot.parked != null);
        for (Iterator<?> eldest = slots.values().iterator(); slots.size() > most; ) {
            eldest.next();
            eldest.remove();
        }
    }

    /**
     * @param kept what is to be kept of the document now
     * @param before what was, absent where it was nothing
     */
    record Change<D>(
            Kept<D> kept,
            @Nullable Kept<D> before,
            @Nullable Parked parkedBefore,
            @Nullable Parked parked) {

        boolean changesDocument() {
            return !kept.equals(before);
        }

        boolean changesParking() {
            return !Objects.equals(parked, parkedBefore);
        }
    }

    private static final class Slot<D> {
        final String key;

        @Nullable
        Kept<D> before;

        @Nullable
        Folded<D> after;

        @Nullable
        Parked parkedBefore;

        @Nullable
        Parked parked;

        boolean isSettled = true;

        Slot(String key) {
            this.key = key;
        }

        private Kept<D> kept() {
            long seen = Math.max(before == null ? 0 : before.seen(), after == null ? 0 : after.position());
            return new Kept<>(key, parked == null ? seen : Math.max(seen, parked.through()), after);
        }

        Change<D> change() {
            return new Change<>(kept(), before, parkedBefore, parked);
        }

        void settle() {
            before = kept();
            parkedBefore = parked;
            isSettled = true;
        }
    }
}
