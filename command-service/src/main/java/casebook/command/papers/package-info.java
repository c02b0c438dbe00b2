/** Board papers: what the partnership's board was shown, and on what record. */
@NullMarked
package casebook.command.papers;

import org.jspecify.annotations.NullMarked;
