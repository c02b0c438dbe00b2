package casebook.command.importing;

import casebook.events.Division;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds a plan's objectives or areas, however a paper names them: "2", "PEO 2", "2. Place shaping", the title. */
final class Divisions {
    private static final String NAMES =
            "(?:peo|objective|equality objective|priority|area|theme|strand|section|part|division|goal|outcome|aim)s?[ :.#]*";
    private static final Pattern NUMBERED = Pattern.compile(
            "(?:" + NAMES + ")*" + "(?<code>[a-z]{0,6} ?\\d+)(?![\\d]|\\.\\d)[a-z]?(?:[ :)–—-].*|\\.(?: .*)?)?",
            Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("(?:" + NAMES + ")+\\d.*", Pattern.DOTALL);
    private static final Pattern LEADING = Pattern.compile("(?<code>[A-Za-z]{0,6}[ -]?\\d+)(?:\\D.*)?", Pattern.DOTALL);

    private final List<Division> divisions;

    Divisions(List<Division> divisions) {
        this.divisions = List.copyOf(divisions);
    }

    Optional<Division> find(String written) {
        String key = key(written);
        return one(division -> key(division.code()).equals(key))
                .or(() -> one(division -> key(division.title()).equals(key)))
                .or(() -> one(
                        division -> key.endsWith(" " + key(division.title())) && key.startsWith(key(division.code()))))
                .or(() -> numbered(key))
                .or(() -> one(division -> division.area() != null
                        && (key(division.area().title()).equals(key)
                                || key(division.area().word()).equals(key))));
    }

    /** Whether it calls itself a part of some plan, as "Objective 9: Housing" does, be it of this plan or not. */
    static boolean isNumberedPart(String written) {
        return NAMED.matcher(key(written)).matches();
    }

    /** @throws IllegalArgumentException naming the divisions that there are */
    Division require(String written) {
        return find(written)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The plan has no such part. Write one of: %s.".formatted(listed())));
    }

    /** The division that a reference begins with: 1.2a stands under 1, D1.3 under D1. */
    Optional<Division> ofReference(String reference) {
        Matcher matcher = LEADING.matcher(reference.strip());
        if (!matcher.matches()) {
            return one(division -> reference
                    .toLowerCase(Locale.ROOT)
                    .startsWith(division.code().toLowerCase(Locale.ROOT)));
        }
        return byCode(matcher.group("code"));
    }

    /** The division of a plan that has just one. */
    Optional<Division> only() {
        return divisions.size() == 1 ? Optional.of(divisions.getFirst()) : Optional.empty();
    }

    String listed() {
        return divisions.stream()
                .map(division -> "%s (%s)".formatted(division.code(), division.title()))
                .collect(Collectors.joining(", "));
    }

    private Optional<Division> numbered(String key) {
        Matcher matcher = NUMBERED.matcher(key);
        return matcher.matches() ? byCode(matcher.group("code")) : Optional.empty();
    }

    /** By the whole code, or by its number where only one division has that. */
    private Optional<Division> byCode(String code) {
        String plain = plain(code);
        return one(division -> plain(division.code()).equals(plain))
                .or(() -> one(division -> digits(division.code()).equals(digits(code))
                        && (digits(code).equals(plain)
                                || digits(division.code()).equals(plain(division.code())))));
    }

    private Optional<Division> one(Predicate<Division> fits) {
        List<Division> found = divisions.stream().filter(fits).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static String plain(String code) {
        return code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "").replaceFirst("^0+(?=\\d)", "");
    }

    private static String digits(String code) {
        return code.replaceAll("\\D", "").replaceFirst("^0+(?=\\d)", "");
    }

    private static String key(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .replaceAll("[.:]+$", "")
                .strip();
    }
}
