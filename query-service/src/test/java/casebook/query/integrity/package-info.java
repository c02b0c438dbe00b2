@NullMarked
package casebook.query.integrity;

import org.jspecify.annotations.NullMarked;
