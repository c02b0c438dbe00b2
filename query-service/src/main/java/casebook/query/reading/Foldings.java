package casebook.query.reading;

import casebook.codec.EventCodec;
import casebook.log.Entry;
import casebook.query.projecting.Folded;
import casebook.query.projecting.Folding;
import casebook.query.projecting.Parked;
import casebook.query.projecting.StateText;
import casebook.query.projecting.View;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All views in memory, at one position of the log. */
final class Foldings {
    private static final int BLOCK = 64;

    private final Map<String, OfView<?>> byName = new LinkedHashMap<>();
    private long position;

    Foldings(Collection<? extends View<?>> views, EventCodec codec) {
        views.forEach(view -> byName.put(view.name(), new OfView<>(view, codec)));
    }

    /** The position of the last entry that was folded. */
    long position() {
        return position;
    }

    void fold(Entry entry) {
        byName.values().forEach(view -> view.folding.fold(entry));
        position = entry.position();
    }

    @SuppressWarnings("unchecked")
    <D> Folding<D> of(View<D> view) {
        return ((OfView<D>) Objects.requireNonNull(byName.get(view.name()), view.name())).folding;
    }

    /**
     * In blocks, each a list of names and then the states, so that a reader passes by what it knows. Documents stand in the
     * order of their positions: those that nothing has happened to for long are in blocks of their own.
     */
    void write(DataOutputStream out) throws IOException {
        List<Document<?>> documents = byName.values().stream()
                .<Document<?>>flatMap(OfView::documents)
                .sorted(Comparator.comparingLong(Document::position))
                .toList();
        out.writeInt(Math.ceilDiv(documents.size(), BLOCK));
        for (int from = 0; from < documents.size(); from += BLOCK) {
            List<Document<?>> block = documents.subList(from, Math.min(from + BLOCK, documents.size()));
            PackedLines.write(block.stream().map(Document::name), out);
            PackedLines.write(block.stream().map(Document::text), out);
        }
        PackedLines.write(byName.values().stream().flatMap(OfView::parked), out);
    }

    /** @param remembered has documents that need not be read again */
    static Foldings read(
            long position,
            Collection<? extends View<?>> views,
            EventCodec codec,
            DataInputStream in,
            Remembered remembered)
            throws IOException {
        Foldings foldings = new Foldings(views, codec);
        foldings.position = position;
        List<Block> blocks = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            List<Name> names =
                    PackedLines.read(in).lines().stream().map(Name::parse).toList();
            List<Folded<?>> known = names.stream()
                    .<Folded<?>>flatMap(name -> Stream.ofNullable(remembered.find(name)))
                    .toList();
            if (known.size() == names.size()) {
                PackedLines.skip(in);
                blocks.add(new Block(names, known, null));
            } else {
                blocks.add(new Block(names, List.of(), PackedLines.read(in)));
            }
        }
        // Most of the work is to read JSON, which the processors share.
        blocks.parallelStream()
                .map(block -> foldings.resumptions(block, remembered))
                .toList()
                .forEach(resumptions -> resumptions.forEach(Runnable::run));
        PackedLines.read(in).lines().forEach(foldings::resumeParked);
        return foldings;
    }

    /** The name of a document in a file: its view, its key and its position. */
    record Name(String view, String key, long position) {
        static Name parse(String line) {
            String[] parts = line.split("\t", 3);
            return new Name(parts[0], parts[1], Long.parseLong(parts[2]));
        }

        @Override
        public String toString() {
            return view + '\t' + key + '\t' + position;
        }
    }

    /** Names with their documents, or with the states to read these from. */
    private record Block(
            List<Name> names,
            List<Folded<?>> known,
            @Nullable PackedLines states) {}

    private List<Runnable> resumptions(Block block, Remembered remembered) {
        List<Folded<?>> documents = block.known();
        if (block.states() != null) {
            List<String> states = block.states().lines();
            documents = new ArrayList<>();
            for (Name name : block.names()) {
                Folded<?> known = remembered.find(name);
                documents.add(known == null ? read(name, states.get(documents.size()), remembered) : known);
            }
        }
        List<Runnable> resumptions = new ArrayList<>();
        for (Name name : block.names()) {
            resumptions.add(view(name.view()).resumption(documents.get(resumptions.size())));
        }
        return resumptions;
    }

    private Folded<?> read(Name name, String state, Remembered remembered) {
        Folded<?> document = view(name.view()).read(name, state);
        remembered.remember(name, document);
        return document;
    }

    private OfView<?> view(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }

    private void resumeParked(String line) {
        String[] parts = line.split("\t", 5);
        Parked parked = new Parked(parts[1], Long.parseLong(parts[2]), parts[4], Long.parseLong(parts[3]));
        view(parts[0]).folding.resume(parked);
    }

    private record Document<D>(OfView<D> view, Folded<D> folded) {
        long position() {
            return folded.position();
        }

        String name() {
            return new Name(view.name, folded.key(), folded.position()).toString();
        }

        String text() {
            return view.text.write(folded.state());
        }
    }

    private static final class OfView<D> {
        private final String name;
        private final Folding<D> folding;
        private final StateText<D> text;

        OfView(View<D> view, EventCodec codec) {
            name = view.name();
            folding = new Folding<>(view, codec);
            text = new StateText<>(view);
        }

        Stream<Document<D>> documents() {
            return folding.documents().map(folded -> new Document<>(this, folded));
        }

        Stream<String> parked() {
            return folding.parked()
                    .map(parked -> "%s\t%s\t%d\t%d\t%s"
                            .formatted(
                                    name,
                                    parked.key(),
                                    parked.since(),
                                    parked.through(),
                                    parked.reason().lines().collect(Collectors.joining(" "))));
        }

        Folded<D> read(Name name, String state) {
            return new Folded<>(name.key(), name.position(), text.read(state));
        }

        @SuppressWarnings("unchecked")
        Runnable resumption(Folded<?> document) {
            return () -> folding.resume((Folded<D>) document);
        }
    }
}
