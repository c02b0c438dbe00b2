/** What every decision is made of: a command, the aggregate, the day, what its sender had seen, and the refusal. */
@NullMarked
package casebook.command.deciding;

import org.jspecify.annotations.NullMarked;
