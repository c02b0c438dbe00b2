package casebook.command.partnership;

import casebook.command.deciding.Refusal;
import casebook.command.deciding.Texts;
import casebook.events.BritishDate;
import casebook.events.DeadlineText;
import casebook.events.Quotation;
import java.lang.Character.UnicodeBlock;
import java.text.Normalizer;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an authority can be called: something that nobody reads as a list, as several councils, as a date or as another
 * name in look-alike letters. "Hinckley and Bosworth" can be a name, although lists have an "and" too.
 */
final class AuthorityName {
    /** What stands in no name, but between names. */
    private static final Pattern SEPARATOR = Pattern.compile("[;/+\\n]");

    /** English, Welsh, Gaelic and the like; no letter here looks like a plain one in another script's dress. */
    private static final Set<UnicodeBlock> LETTERS = Set.of(
            UnicodeBlock.BASIC_LATIN,
            UnicodeBlock.LATIN_1_SUPPLEMENT,
            UnicodeBlock.LATIN_EXTENDED_A,
            UnicodeBlock.LATIN_EXTENDED_ADDITIONAL);

    private static final char SOFT_HYPHEN = 0xAD;

    private AuthorityName() {}

    /** The name as it enters the record. */
    static String of(String field, String written) {
        String name = Texts.line(field, Normalizer.normalize(written, Normalizer.Form.NFC));
        requireLetters(field, name);
        if (SEPARATOR.matcher(name).find()
                || pieces(name).anyMatch(AuthorityName::isNoWord)
                || pieces(name).findAny().isEmpty()) {
            throw refusal(field, name, "separates councils in a paper, or is no word; give one council's name");
        }
        if (CouncilLists.MARK.matcher(name).results().anyMatch(mark -> CouncilLists.leavesOut(mark.group()))
                || pieces(name).anyMatch(AuthorityName::meansSeveral)
                || meansSeveral(name)) {
            throw refusal(field, name, "means several councils in a paper; give a name that means one");
        }
        if (name.chars().anyMatch(Character::isDigit)
                && (reads(name, BritishDate::parse) || reads(name, DeadlineText::parse))) {
            throw refusal(field, name, "is a date in a paper; give a council's name");
        }
        return name;
    }

    /** The parts between what separates councils in a list. */
    static Stream<String> pieces(String name) {
        return CouncilLists.MARK.splitAsStream(name).map(String::strip).filter(piece -> !piece.isEmpty());
    }

    private static void requireLetters(String field, String name) {
        if (name.codePoints().noneMatch(Character::isLetter)) {
            throw refusal(field, name, "has no letter; give a council's name");
        }
        boolean plain = name.codePoints()
                .filter(codePoint -> Character.isLetterOrDigit(codePoint)
                        || Character.getType(codePoint) == Character.FORMAT
                        || Character.getType(codePoint) == Character.LETTER_NUMBER
                        || Character.getType(codePoint) == Character.OTHER_SYMBOL)
                .mapToObj(UnicodeBlock::of)
                .allMatch(LETTERS::contains);
        if (!plain || name.indexOf(SOFT_HYPHEN) >= 0) {
            throw refusal(
                    field,
                    name,
                    "has letters that only look like those of the Latin alphabet; type it in plain letters");
        }
    }

    private static boolean isNoWord(String piece) {
        return piece.codePoints().filter(Character::isLetter).count() < 2;
    }

    private static boolean meansSeveral(String words) {
        return CouncilLists.meansAll(words) || CouncilLists.meansOthers(words);
    }

    private static boolean reads(String name, Function<String, ?> reader) {
        try {
            return reader.apply(name) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Refusal refusal(String field, String name, String why) {
        return Refusal.invalid(field, "\"%s\" %s.".formatted(Quotation.of(name), why));
    }
}
