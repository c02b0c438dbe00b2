package casebook.query.pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cuts what people wrote where it is too long for a page, in the templates as {@code @prose}. */
@Component
public final class Prose {
    /** So long, in characters, is what a page shows at once. */
    private static final int BEGINNING = 1_000;

    private static final int LINES = 20;

    /** Nothing is folded for the sake of a few words. */
    private static final int FEW = 200;

    /** Words are not longer, so that a text without blanks is cut all the same. */
    private static final int LONGEST_WORD = 100;

    Prose() {}

    /** The first words of a long text, with an ellipsis; absent where the text is shown whole. */
    public @Nullable String beginning(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int end = endOfLines(text);
        return text.length() - end <= FEW
                ? null
                : text.substring(0, endOfWord(text, end)).stripTrailing() + " …";
    }

    private static int endOfLines(String text) {
        int most = Math.min(text.length(), BEGINNING);
        int end = -1;
        for (int line = 0; line < LINES; line++) {
            end = text.indexOf('\n', end + 1);
            if (end < 0 || end >= most) {
                return most;
            }
        }
        return end;
    }

    private static int endOfWord(String text, int end) {
        for (int at = end; at > end - LONGEST_WORD; at--) {
            if (Character.isWhitespace(text.charAt(at))) {
                return at;
            }
        }
        return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }
}
