package casebook.command.importing;

import static casebook.events.ProgressStatus.AT_RISK;
import static casebook.events.ProgressStatus.COMPLETED;
import static casebook.events.ProgressStatus.NOT_APPLICABLE;
import static casebook.events.ProgressStatus.NOT_STARTED;
import static casebook.events.ProgressStatus.OFF_TRACK;
import static casebook.events.ProgressStatus.ON_TRACK;

import casebook.events.BritishDate;
import casebook.events.Deadline;
import casebook.events.DeadlineText;
import casebook.events.ProgressStatus;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words with which papers begin a report of progress, and what they say about the action. */
final class StatusWords {
    private static final Map<Pattern, ProgressStatus> WORDS = new LinkedHashMap<>();

    static {
        // The first that fits counts: what is not quite completed comes before what is.
        words(
                OFF_TRACK,
                "not (?:yet )?(?:been )?(?:complet\\w*|achieved|met|delivered)|target (?:was )?not met|incomplete");
        words(
                ON_TRACK,
                "(?:part(?:ly|ially)?|nearly|almost|mostly|substantially)[ -](?:complet\\w*|achieved|done|met)"
                        + "|\\d{1,2} ?% (?:complet\\w*|done)|complet\\w* (?:apart from|except|bar|but|so far|in part)");
        words(
                COMPLETED,
                "completed?|action complete[d]?|done|achieved|delivered|implemented|actioned|finished|fulfilled|action closed"
                        + "|closed");
        words(
                NOT_STARTED,
                "not (?:yet )?(?:been )?(?:started|commenced|begun|due)|yet to (?:start|commence|begin)|no progress"
                        + "|to be started|to start|planned|pending|to do");
        words(
                NOT_APPLICABLE,
                "not applicable|n/a|no longer (?:applicable|relevant|required|needed)|withdrawn|cancelled|superseded|deleted"
                        + "|abandoned");
        words(
                ON_TRACK,
                "on[ -](?:track|target|schedule|course)|in[ -]progress|work in progress|(?:well )?under ?way|on[ -]?going"
                        + "|progressing|continu(?:ing|ous|es|ed)|work continues|started|commenced|begun");
        words(
                AT_RISK,
                "at risk|(?:slightly |some )?(?:delay(?:ed|s)?|slip(?:ped|page))|behind schedule|deferred|postponed|rescheduled");
        words(OFF_TRACK, "off[ -](?:track|target|course)|overdue|missed|stalled|on hold|paused|suspended");
        colour(COMPLETED, "blue", "b");
        colour(ON_TRACK, "green", "g");
        colour(AT_RISK, "amber|yellow", "a");
        colour(OFF_TRACK, "red", "r");
        colour(NOT_STARTED, "gr[ea]y|white", "w");
    }

    private static final Pattern REVISED = Pattern.compile(
            "(?:target |completion |due |end )?(?:date|deadline|timescale)s? (?:has |have |was |were |now |been |is )*"
                    + "(?:revised|extended|moved|changed|amended|rescheduled|put back|postponed) (?:to|until) +(?<date>.+?)"
                    + "(?<rest>$|[.;:](?: .*|$)| [-–—(].*|\\n.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final String MOVED_WORDS =
            "(?:date |deadline |now |was )?(?:revised|extended|moved|changed|amended|rescheduled|put back|postponed)";
    private static final Pattern MOVED_TO = Pattern.compile(
            "(?<from>.+?)[\\s,;:(\\[\u2010-\u2015-]+" + MOVED_WORDS + " (?:to|until)[: ]+(?<to>.+?)[)\\].]*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern MOVED_FROM = Pattern.compile(
            "(?<to>.+?)[\\s,;:(\\[\u2010-\u2015-]+" + MOVED_WORDS + " from[: ]+(?<from>.+?)[)\\].]*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern COMPLETED_ON = Pattern.compile(
            "complet\\w* (?:(?:in|on|by|as of) +)?(?<date>[^.,;:\\n]+?)(?:$|[.,;:\\n].*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** For messages to people. */
    static final String EXAMPLES =
            "Completed, On track, In progress, At risk, Delayed, Off track, Not started, No progress, Not applicable,"
                    + " Date revised to May 2018";

    private StatusWords() {}

    private static void words(ProgressStatus status, String words) {
        WORDS.put(Pattern.compile("(?:" + words + ")(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE), status);
    }

    /** A letter stands alone; a word may be followed by a sentence. */
    private static void colour(ProgressStatus status, String words, String letter) {
        WORDS.put(
                Pattern.compile("(?:%s) *(?:$|[-–:.;,(\\n])|%s$".formatted(words, letter), Pattern.CASE_INSENSITIVE),
                status);
    }

    /** The status that the text begins with. */
    static Optional<ProgressStatus> status(String text) {
        return WORDS.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(text).lookingAt())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The new deadline of a text that begins with "Date revised to", and the reason that follows it. */
    static Optional<Revised> revised(String text) {
        Matcher matcher = REVISED.matcher(text);
        return matcher.matches()
                ? Optional.of(new Revised(
                        DeadlineText.parse(matcher.group("date")),
                        matcher.group("rest").replaceAll("^[\\s.;:(–—-]+", "")))
                : Optional.empty();
    }

    /** A deadline that was revised in passing; the reason may be empty. */
    record Revised(Deadline to, String reason) {}

    /**
     * Both deadlines of "Dec 2020 - revised to Mar 2021".
     *
     * @throws IllegalArgumentException where either can't be read
     */
    static Optional<Moved> moved(String text) {
        return Stream.of(MOVED_TO, MOVED_FROM)
                .map(pattern -> pattern.matcher(text))
                .filter(Matcher::matches)
                .findFirst()
                .map(matcher ->
                        new Moved(DeadlineText.parse(matcher.group("from")), DeadlineText.parse(matcher.group("to"))));
    }

    /** A deadline cell that holds the first deadline and the one that replaced it. */
    record Moved(Deadline from, Deadline to) {}

    /** The last day of what the text names in "Completed in April 2017". */
    static Optional<LocalDate> completedOn(String text) {
        Matcher matcher = COMPLETED_ON.matcher(text);
        return matcher.matches() ? lastDay(matcher.group("date")) : Optional.empty();
    }

    /** A day, or the last day of the month or period that is named. */
    static LocalDate day(String text) {
        return lastDay(text).orElseGet(() -> BritishDate.parse(text));
    }

    /** The last day of what the text names, if it names one day, month or period. */
    static Optional<LocalDate> lastDay(String text) {
        try {
            return DeadlineText.parse(text) instanceof Deadline.Dated dated
                            && dated.due().size() == 1
                    ? Optional.of(dated.due().getFirst())
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
