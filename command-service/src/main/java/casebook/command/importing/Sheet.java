package casebook.command.importing;

import casebook.web.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A table of a plan: its columns found by their headings, in any order, and the rows below them.
 *
 * @param headings the heading of each column that has a meaning, as written
 * @param ignored the headings that mean nothing here
 * @param notes what a reader of the file should know about how it was read
 * @param asAt the day that the heading of the progress names, as in "Progress as at March 2018"
 */
record Sheet(
        Map<Column, String> headings,
        List<String> ignored,
        List<Row> rows,
        List<String> notes,
        @Nullable LocalDate asAt) {

    static final int MOST_ROWS = 20_000;

    /** Titles may stand above the headings. */
    private static final int HEADINGS_WITHIN = 20;

    private static final int MOST_COLUMNS = 200;

    private static final int LONGEST_HEADING = 100;

    private static final Map<Character, String> DELIMITERS =
            Map.of(',', "commas", ';', "semicolons", '\t', "tabs", '|', "vertical bars");

    /**
     * A row that has something in it.
     *
     * @param number as a spreadsheet numbers it
     * @param cells what is written, stripped; nothing for empty cells
     * @param texts all cells in order, also those of columns without a meaning
     */
    record Row(int number, Map<Column, String> cells, List<String> texts) {
        Optional<String> cell(Column column) {
            return Optional.ofNullable(cells.get(column));
        }
    }

    private record Line(int number, List<String> cells) {}

    private record Headings(
            Map<Integer, Column> columns,
            Map<Column, String> written,
            @Nullable LocalDate asAt) {
        boolean needed() {
            return written.keySet().containsAll(Column.NEEDED);
        }
    }

    /** @throws casebook.web.Problem where it is no table of a plan */
    static Sheet parse(String text) {
        char delimiter = delimiter(text);
        List<Line> lines = lines(text, delimiter);
        if (lines.isEmpty()) {
            throw Unreadable.file(
                    1, "The file has no cell with anything in it. Send a row of headings, and rows below.");
        }
        int at = headingsLine(lines);
        Line top = lines.get(at);
        Headings headings = headings(top.cells());
        requireUsable(top, headings);
        List<String> notes = new ArrayList<>();
        if (delimiter != ',') {
            notes.add(
                    "Cells are separated by %s; the standard for CSV is commas.".formatted(DELIMITERS.get(delimiter)));
        }
        if (at > 0) {
            notes.add("What stands above the headings in row %d was left out.".formatted(top.number()));
        }
        List<RowError> errors = lines.stream()
                .skip(at + 1L)
                .map(line -> beyondHeadings(line, top.cells().size()))
                .flatMap(Optional::stream)
                .toList();
        if (!errors.isEmpty()) {
            throw Unreadable.file(errors);
        }
        List<Row> rows = new ArrayList<>();
        for (Line line : lines.subList(at + 1, lines.size())) {
            if (line.cells().equals(top.cells())) {
                notes.add("Row %d repeats the headings and was left out.".formatted(line.number()));
            } else {
                rows.add(row(line, headings));
            }
        }
        if (rows.size() > MOST_ROWS) {
            throw tooLong();
        }
        if (rows.isEmpty()) {
            throw Unreadable.file(top.number(), "There is no row below the headings. Add a row for each action.");
        }
        List<String> ignored = IntStream.range(0, top.cells().size())
                .filter(i -> !headings.columns().containsKey(i))
                .mapToObj(top.cells()::get)
                .filter(heading -> !heading.isEmpty())
                .toList();
        return new Sheet(headings.written(), ignored, rows, notes, headings.asAt());
    }

    /** The heading of the column as written, or the one that would be understood. */
    String heading(Column column) {
        return headings.getOrDefault(column, column.title());
    }

    /** The first separator that shows the headings of a plan; failing that, the one that shows most of them. */
    private static char delimiter(String text) {
        char best = ',';
        int most = 0;
        for (char delimiter : new char[] {',', ';', '\t', '|'}) {
            for (List<String> cells : firstLines(text, delimiter)) {
                Headings headings = headings(cells);
                if (headings.needed()) {
                    return delimiter;
                }
                if (headings.written().size() > most) {
                    most = headings.written().size();
                    best = delimiter;
                }
            }
        }
        return best;
    }

    private static List<List<String>> firstLines(String text, char delimiter) {
        List<List<String>> lines = new ArrayList<>();
        try (CSVParser parser = format(delimiter).parse(new StringReader(text))) {
            Iterator<CSVRecord> all = parser.iterator();
            while (lines.size() < HEADINGS_WITHIN && all.hasNext()) {
                CSVRecord line = all.next();
                if (line.size() <= MOST_COLUMNS) {
                    lines.add(cells(line));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // What comes before the fault may show the headings; the fault is told when the whole is read.
            return lines;
        }
        return lines;
    }

    private static CSVFormat format(char delimiter) {
        return CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
    }

    /** The lines that have something in them. */
    private static List<Line> lines(String text, char delimiter) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        try (CSVParser parser = format(delimiter).parse(new StringReader(text))) {
            for (CSVRecord line : parser) {
                number++;
                if (line.size() > MOST_COLUMNS) {
                    throw Unreadable.file(
                            number,
                            "Row %d has %,d cells; a plan has at most %d columns. Remove the rest."
                                    .formatted(number, line.size(), MOST_COLUMNS));
                }
                List<String> cells = cells(line);
                if (!cells.stream().allMatch(String::isEmpty)) {
                    lines.add(new Line(number, cells));
                }
                if (lines.size() > MOST_ROWS + HEADINGS_WITHIN) {
                    throw tooLong();
                }
            }
        } catch (IOException | UncheckedIOException e) {
            int row = number + 1;
            throw Unreadable.file(
                    row,
                    ("The quotes in row %d don't balance. A cell that begins with a quote ends with one, and a quote"
                                    + " within it is written twice (\"\").")
                            .formatted(row));
        }
        return lines;
    }

    private static Problem tooLong() {
        return new Problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "content-too-large",
                "The file has more than %,d rows. Divide it, and send the parts one after the other."
                        .formatted(MOST_ROWS));
    }

    private static List<String> cells(CSVRecord line) {
        return line.stream().map(Sheet::tidy).toList();
    }

    private static String tidy(String cell) {
        if (cell.isEmpty()) {
            return cell;
        }
        return cell.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("^[\\s\\p{Z}\\uFEFF]+|[\\s\\p{Z}\\uFEFF]+$", "");
    }

    private static int headingsLine(List<Line> lines) {
        return IntStream.range(0, Math.min(lines.size(), HEADINGS_WITHIN))
                .filter(i -> headings(lines.get(i).cells()).needed())
                .findFirst()
                .orElse(0);
    }

    private static Headings headings(List<String> cells) {
        Map<Integer, Column> columns = new HashMap<>();
        LocalDate asAt = null;
        for (int i = 0; i < cells.size(); i++) {
            String heading = cells.get(i);
            Optional<LocalDate> day = dayOfProgress(heading);
            asAt = day.orElse(asAt);
            Optional<Column> column = day.isPresent() ? Optional.of(Column.PROGRESS) : meaning(heading);
            if (column.isPresent()) {
                columns.put(i, column.get());
            }
        }
        yieldToClearerHeadings(cells, columns);
        Map<Column, String> written = new EnumMap<>(Column.class);
        columns.forEach((i, column) -> written.putIfAbsent(column, cells.get(i)));
        return new Headings(columns, written, asAt);
    }

    /**
     * "Completion date" beside "Target date" is when it was completed; RAG beside Status says nothing more, nor do Comments
     * beside Progress.
     */
    private static void yieldToClearerHeadings(List<String> cells, Map<Integer, Column> columns) {
        for (int i : List.copyOf(columns.keySet())) {
            Column column = Objects.requireNonNull(columns.get(i));
            boolean others = Collections.frequency(columns.values(), column) > 1;
            boolean clearer = column != Column.PROGRESS
                    || columns.entrySet().stream()
                            .anyMatch(
                                    other -> other.getValue() == column && !column.isVague(cells.get(other.getKey())));
            if (others && clearer && column.isVague(cells.get(i))) {
                column.otherwise(cells.get(i))
                        .filter(other -> !columns.containsValue(other))
                        .ifPresentOrElse(other -> columns.put(i, other), () -> columns.remove(i));
            }
        }
    }

    private static Optional<Column> meaning(String heading) {
        if (heading.isEmpty() || heading.length() > LONGEST_HEADING) {
            return Optional.empty();
        }
        try {
            return Column.of(heading);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** "Progress as at 31 March 2018", "Update (March 2018)". */
    private static Optional<LocalDate> dayOfProgress(String heading) {
        if (heading.length() > LONGEST_HEADING || heading.chars().noneMatch(Character::isDigit)) {
            return Optional.empty();
        }
        String[] words = heading.replaceAll("[()]", " ").strip().split("\\s+");
        for (int i = 1; i < Math.min(words.length, 8); i++) {
            String before = String.join(" ", List.of(words).subList(0, i))
                    .replaceAll("(?i)\\s(?:as at|as of|to|at|for|in|by|-|–)$", "");
            String after = String.join(" ", List.of(words).subList(i, words.length));
            if (meaning(before).equals(Optional.of(Column.PROGRESS))) {
                Optional<LocalDate> day = StatusWords.lastDay(after);
                if (day.isPresent()) {
                    return day;
                }
            }
        }
        return Optional.empty();
    }

    private static void requireUsable(Line top, Headings headings) {
        List<RowError> errors = new ArrayList<>();
        if (!headings.needed()) {
            String missing = Column.NEEDED.stream()
                    .filter(column -> !headings.written().containsKey(column))
                    .map(column -> "%s (or %s)"
                            .formatted(
                                    column.title(),
                                    String.join(", ", column.headings().subList(1, 5))))
                    .collect(Collectors.joining(" and "));
            errors.add(new RowError(
                    top.number(),
                    null,
                    String.join(", ", top.cells()),
                    "No row of headings was found that names %s. Put the headings into the first row."
                            .formatted(missing)));
        }
        top.cells().stream().filter(heading -> !heading.isEmpty()).forEach(heading -> {
            try {
                Column.of(heading);
            } catch (IllegalArgumentException e) {
                errors.add(new RowError(top.number(), heading, null, String.valueOf(e.getMessage())));
            }
        });
        headings.written().forEach((column, written) -> {
            List<String> all = IntStream.range(0, top.cells().size())
                    .filter(i -> headings.columns().get(i) == column)
                    .mapToObj(i -> "\"" + top.cells().get(i) + "\"")
                    .toList();
            if (all.size() > 1) {
                errors.add(new RowError(
                        top.number(),
                        written,
                        null,
                        "%s mean the same (%s). Rename or remove all but one."
                                .formatted(String.join(" and ", all), column.title())));
            }
        });
        if (!errors.isEmpty()) {
            throw Unreadable.file(errors);
        }
    }

    private static Row row(Line line, Headings headings) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        headings.columns().forEach((i, column) -> {
            if (i < line.cells().size() && !line.cells().get(i).isEmpty()) {
                cells.put(column, line.cells().get(i));
            }
        });
        return new Row(line.number(), cells, line.cells());
    }

    /** A cell beyond the last heading is a comma that should have stood in quotes. */
    private static Optional<RowError> beyondHeadings(Line line, int width) {
        List<String> cells = line.cells();
        return cells.stream().skip(width).allMatch(String::isEmpty)
                ? Optional.empty()
                : Optional.of(new RowError(
                        line.number(),
                        ("Row %d has %d cells, but there are %d headings. A cell that holds a comma or a line end stands"
                                        + " in quotes.")
                                .formatted(line.number(), cells.size(), width)));
    }
}
