/** Events to JSON and back, across the revisions of their JSON. */
@NullMarked
package casebook.codec;

import org.jspecify.annotations.NullMarked;
