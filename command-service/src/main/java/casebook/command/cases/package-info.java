/** Case files: one action at one authority. */
@NullMarked
package casebook.command.cases;

import org.jspecify.annotations.NullMarked;
