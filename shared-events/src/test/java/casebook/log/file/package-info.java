@NullMarked
package casebook.log.file;

import org.jspecify.annotations.NullMarked;
