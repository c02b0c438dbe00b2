/** Tokens by which councils' own systems sign in, handed out and revoked by an administrator. */
@NullMarked
package casebook.web.tokens;

import org.jspecify.annotations.NullMarked;
