/** How the pages send commands: over the command service's public interface, as whoever is signed in. */
@NullMarked
package casebook.query.sending;

import org.jspecify.annotations.NullMarked;
