/** The log in MongoDB, for any number of processes. */
@NullMarked
package casebook.log.mongo;

import org.jspecify.annotations.NullMarked;
