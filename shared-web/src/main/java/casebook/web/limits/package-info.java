/** How often somebody may try a password or send a command. */
@NullMarked
package casebook.web.limits;

import org.jspecify.annotations.NullMarked;
