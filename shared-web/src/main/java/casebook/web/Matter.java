package casebook.web;

import org.jspecify.annotations.Nullable;

/**
 * What a right is exercised on.
 *
 * @param authority the short code of the authority that it belongs to; absent where it is the partnership's
 * @param author the subject who recorded it, where that matters
 */
public record Matter(@Nullable String authority, @Nullable String author) {

    /** What belongs to that authority, or to the partnership where there is none. */
    public static Matter of(@Nullable String authority) {
        return new Matter(authority, null);
    }
}
