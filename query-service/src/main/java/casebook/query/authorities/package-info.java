/** The councils, under all the names that papers give them, and what each one's cases add up to. */
@NullMarked
package casebook.query.authorities;

import org.jspecify.annotations.NullMarked;
