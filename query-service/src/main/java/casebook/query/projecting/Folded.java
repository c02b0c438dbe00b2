package casebook.query.projecting;

/**
 * A document of a view.
 *
 * @param position that of the last event folded into it
 */
public record Folded<D>(String key, long position, D state) {}
