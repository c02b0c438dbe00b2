package casebook.query.reading;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Tables as the gov.uk tabular data standard has them (RFC 4180, UTF-8). A cell that a spreadsheet would take for a
 * formula begins with an apostrophe, which makes it text there (OWASP, CSV injection).
 */
public final class Csv {
    public static final String MEDIA_TYPE = "text/csv;charset=UTF-8;header=present";

    /** What formulas begin with, in either width, and what spreadsheets pass over to find it. */
    private static final String BEGINNINGS = "=+-@＝＋－＠\t\r\n";

    private Csv() {}

    /** A row with its line end. */
    public static String row(String... cells) {
        return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && BEGINNINGS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }
}
