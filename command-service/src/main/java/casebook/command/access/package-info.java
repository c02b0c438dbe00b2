/** Who may command what. */
@NullMarked
package casebook.command.access;

import org.jspecify.annotations.NullMarked;
