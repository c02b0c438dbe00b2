/** The list of board papers: what the partnership's board was shown, when, and on what record. */
@NullMarked
package casebook.query.papers;

import org.jspecify.annotations.NullMarked;
