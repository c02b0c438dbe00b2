/** All councils side by side. */
@NullMarked
package casebook.query.board;

import org.jspecify.annotations.NullMarked;
