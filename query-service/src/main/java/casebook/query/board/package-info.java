/** All councils side by side, and each one and each plan alone: what their cases add up to. */
@NullMarked
package casebook.query.board;

import org.jspecify.annotations.NullMarked;
