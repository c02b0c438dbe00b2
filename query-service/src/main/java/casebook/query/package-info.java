/** Remembers and shows: everything here is computed from the log. */
@NullMarked
package casebook.query;

import org.jspecify.annotations.NullMarked;
