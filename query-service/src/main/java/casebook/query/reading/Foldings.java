package casebook.query.reading;

import casebook.codec.EventCodec;
import casebook.log.Entry;
import casebook.query.projecting.Folded;
import casebook.query.projecting.Folding;
import casebook.query.projecting.Parked;
import casebook.query.projecting.StateText;
import casebook.query.projecting.View;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All views in memory, at one position of the log. */
final class Foldings {
    private static final String PARKED = "parked";
    private static final String END = "end";
    private static final int AT_ONCE = 512;

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

    /** A line for each document and each that is parked: its view, its key, its position and its state. */
    void write(Writer out) throws IOException {
        for (OfView<?> view : byName.values()) {
            view.write(out);
        }
        out.write(END + "\n");
    }

    /** @param remembered has documents that need not be read again */
    static Foldings read(
            long position,
            Collection<? extends View<?>> views,
            EventCodec codec,
            BufferedReader lines,
            Remembered remembered)
            throws IOException {
        Foldings foldings = new Foldings(views, codec);
        foldings.position = position;
        List<String> some = new ArrayList<>(AT_ONCE);
        for (String line = lines.readLine(); !END.equals(line); line = lines.readLine()) {
            if (line == null) {
                throw new EOFException("It is cut off");
            }
            some.add(line);
            if (some.size() == AT_ONCE) {
                foldings.resume(some, remembered);
                some.clear();
            }
        }
        foldings.resume(some, remembered);
        return foldings;
    }

    /** Most of the work is to read JSON, which the processors share. */
    private void resume(List<String> lines, Remembered remembered) {
        lines.parallelStream()
                .map(line -> resumption(line, remembered))
                .toList()
                .forEach(Runnable::run);
    }

    private Runnable resumption(String line, Remembered remembered) {
        String[] parts = line.split("\t", 4);
        OfView<?> view = Objects.requireNonNull(byName.get(parts[0]), parts[0]);
        return view.resumption(parts[1], parts[2], parts[3], remembered);
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

        void write(Writer out) throws IOException {
            try {
                folding.documents()
                        .forEach(document -> line(
                                out, document.key(), Long.toString(document.position()), text.write(document.state())));
                folding.parked()
                        .forEach(parked -> line(
                                out,
                                parked.key(),
                                PARKED,
                                "%d\t%d\t%s"
                                        .formatted(
                                                parked.since(),
                                                parked.through(),
                                                parked.reason().replace('\n', ' '))));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        private void line(Writer out, String key, String position, String state) {
            try {
                out.append(name)
                        .append('\t')
                        .append(key)
                        .append('\t')
                        .append(position)
                        .append('\t')
                        .append(state)
                        .append('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Runnable resumption(String key, String position, String state, Remembered remembered) {
            if (position.equals(PARKED)) {
                String[] parts = state.split("\t", 3);
                Parked parked = new Parked(key, Long.parseLong(parts[0]), parts[2], Long.parseLong(parts[1]));
                return () -> folding.resume(parked);
            }
            Folded<D> document = remembered.document(name, key, Long.parseLong(position), () -> text.read(state));
            return () -> folding.resume(document);
        }
    }
}
