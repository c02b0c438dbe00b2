/** Schemes and action plans, from the draft to the closing. */
@NullMarked
package casebook.command.plans;

import org.jspecify.annotations.NullMarked;
