/** The offline verifier of exports. */
@NullMarked
package casebook.verify;

import org.jspecify.annotations.NullMarked;
