/**
 * The log: one ordered, append-only record of everything that a partnership does. Knows nothing of events' classes, of
 * Axon or of HTTP.
 */
@NullMarked
package casebook.log;

import org.jspecify.annotations.NullMarked;
