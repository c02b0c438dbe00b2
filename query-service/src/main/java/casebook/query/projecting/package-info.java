/** Keeps views up to date with the log, and never skips an event. */
@NullMarked
package casebook.query.projecting;

import org.jspecify.annotations.NullMarked;
