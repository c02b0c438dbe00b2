/** The tokens of councils' own systems, for the administrator who hands them out. */
@NullMarked
package casebook.query.tokens;

import org.jspecify.annotations.NullMarked;
