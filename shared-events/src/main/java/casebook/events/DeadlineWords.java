package casebook.events;

import static casebook.events.BritishDate.MONTH;
import static casebook.events.BritishDate.ORDINAL;
import static casebook.events.BritishDate.YEAR;

import java.time.Month;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The vocabulary of deadlines: cuts a tidied text into dates and words that are known, and refuses any other word. */
final class DeadlineWords {
    private DeadlineWords() {}

    sealed interface Token {}

    /** Words that bear on the dates around them. */
    enum Word implements Token {
        AND,
        DASH,
        TO,
        BETWEEN,
        BEFORE,
        FROM,
        ONWARDS,
        THEREAFTER,
        ONGOING,
        WEEK_OF,
        FINANCIAL,
        EARLY,
        MID,
        END
    }

    /** How often it comes back; without a period where that is not counted in months (weekly, each term). */
    record Cadence(Optional<Period> every) implements Token {}

    /** Which kind of year a date that names none takes from the next one in the list. */
    enum YearKind {
        CALENDAR,
        FINANCIAL,
        NONE
    }

    /** A day, month, quarter, season or year as written. */
    record Named(YearKind kind, @Nullable Integer year, IntFunction<Span> in) implements Token {
        static Named calendar(@Nullable Integer year, IntFunction<Span> in) {
            return new Named(YearKind.CALENDAR, year, in);
        }

        static Named financial(@Nullable Integer year, IntFunction<Span> in) {
            return new Named(YearKind.FINANCIAL, year, in);
        }
    }

    /** One way to write something; the reading is empty for words that add nothing. */
    private record Form(Pattern pattern, Function<Matcher, Optional<Token>> reading) {}

    private static final String WORD_END = "(?![a-z0-9])";
    private static final String FINANCIAL_YEAR =
            "(?<from>\\d{4}|\\d\\d) ?(?<mark>[/-]) ?(?<to>\\d{4}|\\d\\d)(?!\\d|[/-]\\d)";
    private static final String ACADEMIC = "(?:academic|school) year";
    private static final String QUARTER =
            "(?:q(?:uarter|tr)?\\.? ?(?<number>[1-4])|(?<name>1st|2nd|3rd|4th|first|second|third|fourth|final|last)"
                    + "[ -](?:quarter|qtr))" + WORD_END;
    private static final String OF_YEAR = "[ ,:(-]*(?:of |in )?(?:the )?(?:(?:fy ?|(?:financial )?year )?)";
    private static final Map<String, Integer> NUMBERS =
            Map.of("two", 2, "three", 3, "four", 4, "five", 5, "six", 6, "twelve", 12, "eighteen", 18, "other", 2);

    private static final List<Form> FORMS = forms();

    /** @throws IllegalArgumentException with the reason, where a word is unknown or a date impossible */
    static List<Token> read(String tidy) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < tidy.length()) {
            at = read(tidy, at, tokens);
        }
        return tokens;
    }

    private static int read(String tidy, int at, List<Token> tokens) {
        for (Form form : FORMS) {
            Matcher match = form.pattern()
                    .matcher(tidy)
                    .region(at, tidy.length())
                    .useTransparentBounds(true)
                    .useAnchoringBounds(false);
            if (match.lookingAt()) {
                form.reading().apply(match).ifPresent(tokens::add);
                return match.end();
            }
        }
        String unknown = tidy.substring(at).split("(?<=.)[ ,;/]", 2)[0];
        throw new IllegalArgumentException("\"%s\" is not understood".formatted(Quotation.of(unknown)));
    }

    private static List<Form> forms() {
        List<Form> forms = new ArrayList<>();
        forms.add(new Form(Pattern.compile("[ .:()\\[\\]\"'*]+"), match -> Optional.empty()));

        forms.add(dates(BritishDate.DAY.pattern(), match -> {
            Matcher day = BritishDate.DAY.matcher(match.group());
            return day.matches()
                    ? Named.calendar(BritishDate.year(day), year -> Span.day(BritishDate.on(day, year)))
                    : null;
        }));
        forms.add(dates(
                "(?<month>" + MONTH + ")(?:[ ,./-]{0,3}(?:of )?(?<year>" + YEAR
                        + ")|(?:[ /]|(?: ?- ?))?'?(?<short>\\d\\d)(?!\\d|[/.:]\\d" + "|st|nd|rd|th))?",
                match -> {
                    Month month = BritishDate.month(match.group("month"));
                    return Named.calendar(
                            either(match, "year", "short"), year -> Span.month(YearMonth.of(year, month)));
                }));
        forms.add(dates(
                "(?<season>spring|summer|autumn|winter)" + WORD_END + "(?:[ ,-]{0,2}(?:of )?(?:(?<year>" + YEAR + ")|"
                        + FINANCIAL_YEAR + "))?",
                DeadlineWords::season));
        forms.add(dates(QUARTER + OF_YEAR + FINANCIAL_YEAR, DeadlineWords::quarter));
        forms.add(dates(FINANCIAL_YEAR + "[ ,:-]*" + QUARTER, DeadlineWords::quarter));
        forms.add(dates(QUARTER + OF_YEAR + YEAR, match -> {
            throw new IllegalArgumentException("\"" + match.group()
                    + "\" can be of the calendar year or of the financial year: write Q2 2018/19, or the month");
        }));
        forms.add(dates(QUARTER, DeadlineWords::quarter));
        forms.add(dates("(?<year>(?:19|20|21)\\d\\d)-(?<month>0[1-9]|1[0-2])(?![\\d/-])", match -> {
            int month = Integer.parseInt(match.group("month"));
            return Named.calendar(BritishDate.year(match.group("year")), year -> Span.month(YearMonth.of(year, month)));
        }));
        forms.add(dates("(?<month>\\d{1,2})[/.-](?<year>" + YEAR + ")", match -> {
            int month = Integer.parseInt(match.group("month"));
            if (month < 1 || month > 12) {
                throw new IllegalArgumentException("\"" + match.group() + "\" is not a month of a year");
            }
            return Named.calendar(BritishDate.year(match.group("year")), year -> Span.month(YearMonth.of(year, month)));
        }));
        forms.add(dates(ACADEMIC + " ?" + FINANCIAL_YEAR, DeadlineWords::academicYear));
        forms.add(dates(FINANCIAL_YEAR + " ?" + ACADEMIC, DeadlineWords::academicYear));
        forms.add(dates(FINANCIAL_YEAR, DeadlineWords::years));
        forms.add(dates(
                "fy ?'?(?<end>\\d\\d)(?!\\d| ?[/-] ?\\d)",
                match -> Named.financial(BritishDate.year(match.group("end")) - 1, Span::financialYear)));
        forms.add(dates(
                "(?:fy|financial year(?:[ -]end(?:ing)?)?) ?" + FINANCIAL_YEAR,
                match -> Named.financial(consecutive(match), Span::financialYear)));
        forms.add(dates(
                "(?<year>" + YEAR + ")",
                match -> new Named(YearKind.NONE, BritishDate.year(match.group("year")), Span::year)));

        forms.add(filler("tb[cad]|t\\.b\\.[cad]\\.?|to be (?:confirmed|agreed|announced|advised|decided)"));
        forms.add(filler("(?:extended|revised|amended|changed|new date)(?=[ )\\]]*$)"));
        forms.add(filler("to be (?:completed|done|finished|delivered|achieved|reviewed|in place)(?: by)?"));
        forms.add(cadence("monthly|(?:each|every|per|once a) month", Period.ofMonths(1)));
        forms.add(cadence("quarterly|(?:each|every|per|once a) quarter", Period.ofMonths(3)));
        forms.add(cadence(
                "half[ -]yearly|(?:six|6)[ -]monthly|bi-?annual(?:ly)?|semi-?annual(?:ly)?|twice (?:a |per |each )?year(?:ly)?",
                Period.ofMonths(6)));
        forms.add(cadence(
                "annual(?:ly)?|yearly|(?:each|every|per|once a|once per) year|per annum|p\\.?a\\.?",
                Period.ofYears(1)));
        forms.add(cadence("biennial(?:ly)?|(?:two|2)[ -]yearly", Period.ofYears(2)));
        forms.add(cadence("triennial(?:ly)?|(?:three|3)[ -]yearly", Period.ofYears(3)));
        forms.add(words(
                "every (?<count>\\d{1,2}|two|three|four|five|six|twelve|eighteen|other) (?<unit>month|year)s?",
                DeadlineWords::everyFew));
        forms.add(words(
                "daily|(?:bi-?)?weekly|fortnightly|termly|bi-?monthly|every few (?:days|weeks|months)"
                        + "|(?:each|every|per|once a) (?:\\d{1,2}|two|three|four|six|other)? ?(?:day|week|fortnight|term)s?",
                match -> new Cadence(Optional.empty())));
        forms.add(words(
                "(?:each|every)(?= (?:" + MONTH + "|\\d{1,2}" + ORDINAL + " |spring|summer|autumn|winter))",
                match -> new Cadence(Optional.of(Period.ofYears(1)))));
        forms.add(word("regular(?:ly)?|periodic(?:ally)?|(?:each|every|per) meeting", Word.ONGOING));

        forms.add(word("week (?:commencing|beginning)|w/?[cb]", Word.WEEK_OF));
        forms.add(word("(?:the )?(?:early|beginning of|start of)(?: in)?", Word.EARLY));
        forms.add(new Form(Pattern.compile("mid(?: ?- ?| )|middle of "), match -> Optional.of(Word.MID)));
        forms.add(word("(?:(?:on or )?before |by )?(?:the )?(?:end|late)(?: of)?(?: the)?", Word.END));
        forms.add(word("finish(?:es|ing|ed)?|complet(?:e|ed|es|ion)(?: by)?", Word.END));
        forms.add(filler("on or before|no later than|not later than|at the latest|latest"));
        forms.add(word("before|prior to", Word.BEFORE));
        forms.add(word("between", Word.BETWEEN));
        forms.add(word("from|since|as of|start(?:s|ed|ing)?|commenc(?:e|es|ed|ing)|begin(?:s|ning)?|began", Word.FROM));
        forms.add(word("onwards?|and beyond", Word.ONWARDS));
        forms.add(word("thereafter|after that|subsequently|then", Word.THEREAFTER));
        forms.add(word(
                "on[- ]?going(?: basis)?|continu(?:ous|al)(?:ly)?|continu(?:e|es|ed|ing)|permanent(?:ly)?|constant(?:ly)?|always"
                        + "|rolling(?: programme)?|open[- ]ended|no end date|business as usual|b\\.?a\\.?u\\.?|at all times"
                        + "|(?:as |as and when |when )(?:required|needed|necessary|appropriate)|as and when"
                        + "|(?:for |throughout |over )?(?:the )?(?:life|lifetime|duration|course|period) of"
                        + " (?:the |this )?(?:action )?(?:plan|strategy|scheme|policy)|throughout",
                Word.ONGOING));
        forms.add(new Form(
                Pattern.compile("(?:fy(?![a-z])|financial year(?:[ -]end)?|year[ -]end(?:ing)?) ?"),
                match -> Optional.of(Word.FINANCIAL)));
        forms.add(word("until|till|to|up to|through", Word.TO));
        forms.add(word("and|plus", Word.AND));
        forms.add(new Form(Pattern.compile("[,;/&+]"), match -> Optional.of(Word.AND)));
        forms.add(new Form(Pattern.compile("-+"), match -> Optional.of(Word.DASH)));

        forms.add(filler("(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"));
        forms.add(filler("week ending|w/?e"));
        forms.add(filler("a|an|the|of|in|on|at|by|for|during|within|over|with|due|next|first|initial(?:ly)?|date|dates"
                + "|target|deadline|timescale|delivery|deliver(?:ed)?|month|year|calendar|basis|approx(?:imately)?"
                + "|c|ca|circa|around|about|expected|estimated|anticipated|planned|scheduled|provisional(?:ly)?"
                + "|review(?:s|ed)?|report(?:s|ed|ing)?|updates?|updated|monitor(?:ed|ing)?|publish(?:ed)?|publication"
                + "|meetings?|in place|launch(?:ed)?"));
        return List.copyOf(forms);
    }

    private static Form dates(String pattern, Function<Matcher, @Nullable Token> reading) {
        return new Form(
                Pattern.compile("(?<![a-z0-9])(?:" + pattern + ")"),
                match -> Optional.ofNullable(reading.apply(match)));
    }

    private static Form words(String pattern, Function<Matcher, Token> reading) {
        return new Form(Pattern.compile("(?:" + pattern + ")" + WORD_END), match -> Optional.of(reading.apply(match)));
    }

    private static Form word(String pattern, Word word) {
        return words(pattern, match -> word);
    }

    private static Form cadence(String pattern, Period every) {
        return words(pattern, match -> new Cadence(Optional.of(every)));
    }

    private static Form filler(String pattern) {
        return new Form(Pattern.compile("(?:" + pattern + ")" + WORD_END), match -> Optional.empty());
    }

    private static @Nullable Integer either(Matcher match, String year, String shortYear) {
        String digits = match.group(year) != null ? match.group(year) : match.group(shortYear);
        return digits == null ? null : BritishDate.year(digits);
    }

    /** Meteorological seasons: spring is March to May, winter December to the February after it. */
    private static Named season(Matcher match) {
        int firstMonth = switch (match.group("season")) {
            case "spring" -> 3;
            case "summer" -> 6;
            case "autumn" -> 9;
            default -> 12;
        };
        Integer named = either(match, "year", "year");
        if (match.group("from") != null) {
            named = consecutive(match);
            if (firstMonth != 12) {
                throw new IllegalArgumentException(
                        "\"" + match.group() + "\" names two years; only a winter lies in two");
            }
        }
        return Named.calendar(named, year -> Span.months(YearMonth.of(year, firstMonth), 3));
    }

    private static Named quarter(Matcher match) {
        String number = match.group("number");
        int quarter = number != null
                ? Integer.parseInt(number)
                : switch (match.group("name")) {
                    case "1st", "first" -> 1;
                    case "2nd", "second" -> 2;
                    case "3rd", "third" -> 3;
                    default -> 4;
                };
        boolean yearNamed = match.pattern().namedGroups().containsKey("from");
        return Named.financial(
                yearNamed ? (Integer) consecutive(match) : null, year -> Span.financialQuarter(year, quarter));
    }

    /** 2017/18 is a financial year, 2016-2018 the calendar years from the first to the last, 04/18 a month. */
    private static Named years(Matcher match) {
        String from = match.group("from");
        String to = match.group("to");
        if (from.length() == 2) {
            return twoNumbers(match, Integer.parseInt(from), to);
        }
        int first = BritishDate.year(from);
        int last = BritishDate.year(to);
        if (last != first + 1 && last > first && match.group("mark").equals("-")) {
            return Named.calendar(first, year -> Span.year(year).to(Span.year(last)));
        }
        return Named.financial(consecutive(match), Span::financialYear);
    }

    /** From September to the August after it. */
    private static Named academicYear(Matcher match) {
        return Named.calendar(consecutive(match), year -> Span.months(YearMonth.of(year, 9), 12));
    }

    private static Named twoNumbers(Matcher match, int first, String to) {
        if (to.length() == 2 && match.group("mark").equals("/")) {
            int last = Integer.parseInt(to);
            boolean month = first >= 1 && first <= 12;
            if (month && last > 12 && last != first + 1) {
                return Named.calendar(2000 + last, year -> Span.month(YearMonth.of(year, first)));
            }
            if (!month && last == first + 1) {
                return Named.financial(2000 + first, Span::financialYear);
            }
        }
        throw new IllegalArgumentException(
                "\"" + match.group() + "\" can be read in several ways: write 04/2018 for a month, 2017/18 for a"
                        + " financial year, 31/03/2018 for a day");
    }

    private static int consecutive(Matcher match) {
        int first = BritishDate.year(match.group("from"));
        int last = BritishDate.year(match.group("to"));
        if (last != first + 1 || first < 1900 || last > 2199) {
            throw new IllegalArgumentException(
                    "\"" + match.group() + "\" is not a financial year, which is written like 2017/18");
        }
        return first;
    }

    private static Token everyFew(Matcher match) {
        String count = match.group("count");
        int few = NUMBERS.containsKey(count) ? NUMBERS.getOrDefault(count, 0) : Integer.parseInt(count);
        if (few == 0) {
            throw new IllegalArgumentException("\"" + match.group() + "\" never comes");
        }
        return new Cadence(
                Optional.of(match.group("unit").equals("year") ? Period.ofYears(few) : Period.ofMonths(few)));
    }
}
