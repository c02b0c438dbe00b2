/** The pages of those who look after the partnership: its councils, its plans, what is imported, and who may use it. */
@NullMarked
package casebook.query.administration;

import org.jspecify.annotations.NullMarked;
