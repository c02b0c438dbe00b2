package casebook.command.partnership;

import java.util.Locale;
import java.util.regex.Pattern;

/** How papers list councils: what stands between them, and the words that mean several of them. No council has such a name. */
public final class CouncilLists {
    /** What stands between councils. Some of it stands within names too: Hinckley and Bosworth. */
    public static final Pattern MARK = Pattern.compile(
            "\\s*(?:[;,/&+\\n()]|\\b(?:and|except(?: for)?|excluding|but not|but|apart from)\\b)\\s*",
            Pattern.CASE_INSENSITIVE);

    private static final String THOSE =
            "(?: (?:of )?(?:the )?(?:district |borough |district and borough |partner |member )?"
                    + "(?:councils?|authorit(?:y|ies)|partners?|districts?|members?))?";
    private static final Pattern ALL = Pattern.compile("(?:all|every|each)" + THOSE);
    private static final Pattern OTHERS =
            Pattern.compile("(?:all )?(?:the )?(?:others?|rest|remaining|remainder)" + THOSE);
    private static final Pattern EXCEPT =
            Pattern.compile("\\(?(?:except(?: for)?|excluding|excl\\.?|but not|but|apart from)");

    private CouncilLists() {}

    /** "ALL", "every council". */
    public static boolean meansAll(String words) {
        return ALL.matcher(key(words)).matches();
    }

    /** "OTHERS", "the rest". */
    public static boolean meansOthers(String words) {
        return OTHERS.matcher(key(words)).matches();
    }

    /** Whether the councils after this mark are left out: "except", "but not". */
    public static boolean leavesOut(String mark) {
        return EXCEPT.matcher(key(mark)).matches();
    }

    private static String key(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
