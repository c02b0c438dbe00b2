package casebook.events;

import java.util.regex.Pattern;

/** What somebody wrote, as it can stand in a message to them: on one line, short, and with nothing that can't be seen. */
public final class Quotation {
    private static final int LONGEST = 60;

    /** Space, controls, format characters such as U+202E, halves of characters and what is no character. */
    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Z}\\p{C}]+");

    private Quotation() {}

    public static String of(String text) {
        String line = UNSEEN.matcher(text).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
