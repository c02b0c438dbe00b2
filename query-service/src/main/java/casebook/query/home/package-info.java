/** Where people land: what needs them. */
@NullMarked
package casebook.query.home;

import org.jspecify.annotations.NullMarked;
