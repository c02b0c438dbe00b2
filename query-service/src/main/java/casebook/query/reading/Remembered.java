package casebook.query.reading;

import casebook.query.projecting.Folded;
import casebook.query.reading.Foldings.Name;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest state that was read of each document. A position makes a document what it is, so whoever meets it again at the
 * same one has it already, as with all cases that nothing has happened to since. Given up as soon as memory is short.
 */
final class Remembered {
    private volatile SoftReference<Map<String, Folded<?>>> documents = new SoftReference<>(new ConcurrentHashMap<>());

    /** The document as the entry at its position left it. */
    @Nullable
    Folded<?> find(Name name) {
        Map<String, Folded<?>> known = documents.get();
        Folded<?> newest = known == null ? null : known.get(key(name));
        return newest == null || newest.position() != name.position() ? null : newest;
    }

    void remember(Name name, Folded<?> document) {
        Map<String, Folded<?>> known = documents.get();
        if (known == null) {
            known = new ConcurrentHashMap<>();
            documents = new SoftReference<>(known);
        }
        known.merge(key(name), document, (one, other) -> one.position() < other.position() ? other : one);
    }

    private static String key(Name name) {
        return name.view() + " " + name.key();
    }
}
