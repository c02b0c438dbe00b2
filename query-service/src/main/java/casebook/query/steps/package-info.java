/** The record entry by entry: each with what it changed, for whoever walks through it. */
@NullMarked
package casebook.query.steps;

import org.jspecify.annotations.NullMarked;
