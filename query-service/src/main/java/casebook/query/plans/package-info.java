/** Schemes and action plans: how far they have come and what they are divided into. */
@NullMarked
package casebook.query.plans;

import org.jspecify.annotations.NullMarked;
