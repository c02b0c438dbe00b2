/** Where each case stands, what is due next, and how it came about. */
@NullMarked
package casebook.query.cases;

import org.jspecify.annotations.NullMarked;
