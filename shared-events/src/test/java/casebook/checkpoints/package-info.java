@NullMarked
package casebook.checkpoints;

import org.jspecify.annotations.NullMarked;
