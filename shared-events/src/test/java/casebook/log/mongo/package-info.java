@NullMarked
package casebook.log.mongo;

import org.jspecify.annotations.NullMarked;
