@NullMarked
package casebook.merkle;

import org.jspecify.annotations.NullMarked;
