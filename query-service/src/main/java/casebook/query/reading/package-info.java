/** How questions are asked over HTTP, and answered with the position that the answer reflects. */
@NullMarked
package casebook.query.reading;

import org.jspecify.annotations.NullMarked;
