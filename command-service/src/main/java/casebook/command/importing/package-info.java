/** Plans as spreadsheets: read, checked row by row, and recorded by the same commands that officers send. */
@NullMarked
package casebook.command.importing;

import org.jspecify.annotations.NullMarked;
