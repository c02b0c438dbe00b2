/** The log in a file, for one process: an ordered, crash-safe B-tree (H2's MVStore). */
@NullMarked
package casebook.log.file;

import org.jspecify.annotations.NullMarked;
