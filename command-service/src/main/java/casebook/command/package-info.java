/** The service that decides. */
@NullMarked
package casebook.command;

import org.jspecify.annotations.NullMarked;
