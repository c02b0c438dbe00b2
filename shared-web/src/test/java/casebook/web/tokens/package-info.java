@NullMarked
package casebook.web.tokens;

import org.jspecify.annotations.NullMarked;
