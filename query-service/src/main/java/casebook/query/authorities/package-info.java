/** The councils, under all the names that papers give them. */
@NullMarked
package casebook.query.authorities;

import org.jspecify.annotations.NullMarked;
