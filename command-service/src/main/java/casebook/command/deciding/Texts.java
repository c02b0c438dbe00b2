package casebook.command.deciding;

import casebook.events.TextLength;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a text must be to enter the record: something visible, of bounded length, without characters that no page can
 * show. Space around it is left out, line ends are single.
 */
public final class Texts {
    private Texts() {}

    /** A text of one line. */
    public static String line(String field, @Nullable String text) {
        String line = required(field, text, TextLength.LINE);
        if (line.indexOf('\n') >= 0) {
            throw Refusal.invalid(field, "\"%s\" is one line: leave out the line breaks.".formatted(field));
        }
        return line;
    }

    /** A text of one line, or none where nothing is written. */
    public static @Nullable String optionalLine(String field, @Nullable String text) {
        return leftOut(field, text) ? null : line(field, text);
    }

    /** A text of any number of lines. */
    public static String prose(String field, @Nullable String text) {
        return required(field, text, TextLength.PROSE);
    }

    /** A text of any number of lines, or none where nothing is written. */
    public static @Nullable String optionalProse(String field, @Nullable String text) {
        return leftOut(field, text) ? null : prose(field, text);
    }

    /** The address of a page or document on the web. */
    public static URI link(String field, @Nullable String text) {
        String address = required(field, text, TextLength.LINK);
        try {
            URI link = new URI(address);
            String scheme = link.getScheme() == null ? "" : link.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("https") || scheme.equals("http");
            if (web && link.getHost() != null && link.getUserInfo() == null) {
                return link;
            }
        } catch (URISyntaxException e) {
            throw notALink(field);
        }
        throw notALink(field);
    }

    /**
     * Whether a field was left out: nothing but space is written.
     *
     * @throws Refusal where something is written and none of it can be seen, lest it be taken for nothing
     */
    public static boolean leftOut(String field, @Nullable String text) {
        if (text == null || text.codePoints().allMatch(Texts::space)) {
            return true;
        }
        requireShowable(field, text);
        if (blank(text)) {
            throw Refusal.invalid(
                    field,
                    "\"%s\" holds only characters that can't be seen; leave it out, or write something."
                            .formatted(field));
        }
        return false;
    }

    /** Refuses characters that no page can show. */
    public static void requireShowable(String field, String text) {
        text.codePoints().filter(Texts::refused).findFirst().ifPresent(codePoint -> {
            throw Refusal.invalid(
                    field,
                    "\"%s\" holds a character that can't be shown (U+%04X); remove it.".formatted(field, codePoint));
        });
    }

    /** Whether nothing visible is written. */
    public static boolean blank(@Nullable String text) {
        return text == null || text.codePoints().noneMatch(Texts::visible);
    }

    private static String required(String field, @Nullable String text, int most) {
        if (text == null || blank(text)) {
            throw missing(field);
        }
        String tidy = text.replace("\r\n", "\n").replace('\r', '\n').strip();
        if (tidy.length() > most) {
            throw Refusal.invalid(
                    field,
                    "\"%s\" has %,d characters; shorten it to %,d at most.".formatted(field, tidy.length(), most));
        }
        requireShowable(field, tidy);
        return tidy;
    }

    /** The refusal of a field that must not be left out. */
    public static Refusal missing(String field) {
        return Refusal.invalid(field, "\"%s\" is missing.".formatted(field));
    }

    private static Refusal notALink(String field) {
        return Refusal.invalid(
                field, "\"%s\" is an address that begins with https:// or http:// and names a host.".formatted(field));
    }

    private static boolean space(int codePoint) {
        return Character.isSpaceChar(codePoint) || "\t\n\r".indexOf(codePoint) >= 0;
    }

    private static boolean visible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.FORMAT,
                    Character.CONTROL -> false;
            default -> true;
        };
    }

    /**
     * Controls but line end and tab, halves of characters, what is no character, tags (which hide a text within a text),
     * and what turns the writing around.
     */
    private static boolean refused(int codePoint) {
        return (Character.isISOControl(codePoint) && codePoint != '\n' && codePoint != '\r' && codePoint != '\t')
                || Character.getType(codePoint) == Character.SURROGATE
                || (codePoint & 0xFFFE) == 0xFFFE
                || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF)
                || (codePoint >= 0xE0000 && codePoint <= 0xE007F)
                || (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }
}
