package casebook.query.reading;

import casebook.query.projecting.Folded;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The newest state that was read of each document. A position makes a document what it is, so whoever meets it again at the
 * same one has it already, as with all cases that nothing has happened to since. Given up as soon as memory is short.
 */
final class Remembered {
    private volatile SoftReference<Map<String, Folded<?>>> documents = new SoftReference<>(new ConcurrentHashMap<>());

    /** The document as an entry at this position left it; read, where it is not remembered. */
    <D> Folded<D> document(String view, String key, long position, Supplier<D> read) {
        Map<String, Folded<?>> known = documents();
        String name = view + " " + key;
        Folded<?> newest = known.get(name);
        if (newest != null && newest.position() == position) {
            @SuppressWarnings("unchecked")
            Folded<D> same = (Folded<D>) newest;
            return same;
        }
        Folded<D> document = new Folded<>(key, position, read.get());
        if (newest == null || newest.position() < position) {
            known.put(name, document);
        }
        return document;
    }

    private Map<String, Folded<?>> documents() {
        Map<String, Folded<?>> known = documents.get();
        if (known == null) {
            known = new ConcurrentHashMap<>();
            documents = new SoftReference<>(known);
        }
        return known;
    }
}
