/** The log itself, for those who check it. */
@NullMarked
package casebook.query.audit;

import org.jspecify.annotations.NullMarked;
