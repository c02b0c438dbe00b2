/** People and systems that an OpenID Connect provider vouches for: whose tokens are taken, and what they say. */
@NullMarked
package casebook.web.oidc;

import org.jspecify.annotations.NullMarked;
