/** The authorities of the partnership: who belongs to it, since when, and under which names. */
@NullMarked
package casebook.command.partnership;

import org.jspecify.annotations.NullMarked;
