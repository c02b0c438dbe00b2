/** Both services in one process on an embedded store: the newcomer's door, and small councils' server. */
@NullMarked
package casebook.standalone;

import org.jspecify.annotations.NullMarked;
