/**
 * The log in files, for one process: commits as lines of text in a file that only grows, and an index (H2's MVStore) that
 * can be made anew from it.
 */
@NullMarked
package casebook.log.file;

import org.jspecify.annotations.NullMarked;
