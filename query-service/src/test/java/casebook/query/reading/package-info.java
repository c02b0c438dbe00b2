@NullMarked
package casebook.query.reading;

import org.jspecify.annotations.NullMarked;
