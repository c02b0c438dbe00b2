@NullMarked
package casebook.standalone;

import org.jspecify.annotations.NullMarked;
