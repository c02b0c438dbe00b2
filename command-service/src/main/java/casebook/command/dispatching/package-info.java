/** The way of a command: sent once, decided again when the record moved, answered with what was recorded. */
@NullMarked
package casebook.command.dispatching;

import org.jspecify.annotations.NullMarked;
