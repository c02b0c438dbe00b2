/** How people sign in to the pages and out again, and how long that lasts. */
@NullMarked
package casebook.query.signin;

import org.jspecify.annotations.NullMarked;
