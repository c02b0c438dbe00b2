@NullMarked
package casebook.log;

import org.jspecify.annotations.NullMarked;
