package casebook.query.projecting;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of a document between two runs.
 *
 * @param seen the position of the last event about it that was folded in or waits; what a write compares, so that two
 *     writers never undo each other's work and nothing is folded in past an event that waits
 * @param folded the document; absent where its very first event waits
 */
record Kept<D>(String key, long seen, @Nullable Folded<D> folded) {}
