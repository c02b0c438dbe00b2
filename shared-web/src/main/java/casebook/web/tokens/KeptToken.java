package casebook.web.tokens;

/**
 * A token as it is kept: not the token itself.
 *
 * @param hash its SHA-256 in hexadecimal
 */
record KeptToken(ApiToken token, String hash) {}
