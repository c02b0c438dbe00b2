package casebook.command.importing;

import static org.assertj.core.api.Assertions.assertThat;

import casebook.command.importing.Sheet.Row;
import casebook.events.Deadline;
import casebook.events.DeadlineText;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample plans have the facts of the papers that they were taken from. */
class SamplesTest {

    private static Sheet sheet(String plan) throws IOException {
        return Sheet.parse(Importing.sample(plan));
    }

    private static List<Row> rows(String plan, String reference) throws IOException {
        return sheet(plan).rows().stream()
                .filter(row -> row.cell(Column.REF).orElse("").equals(reference))
                .toList();
    }

    private static Map<String, Long> perPart(String plan) throws IOException {
        return sheet(plan).rows().stream()
                .collect(Collectors.groupingBy(
                        row -> row.cell(Column.DIVISION).orElse(""), TreeMap::new, Collectors.counting()));
    }

    @Test
    void every_action_of_the_papers_is_there() throws IOException {
        assertThat(perPart("SES2011"))
                .containsExactlyEntriesOf(new TreeMap<>(Map.of("1", 13L, "2", 11L, "3", 6L, "4", 10L, "5", 10L)));
        assertThat(perPart("CBC2016"))
                .containsExactlyEntriesOf(new TreeMap<>(
                        Map.of("PEO 1", 6L, "PEO 2", 5L, "PEO 3", 5L, "PEO 4", 7L, "PEO 5", 2L, "PEO 6", 6L)));
        assertThat(perPart("LCC2020"))
                .containsExactlyEntriesOf(
                        new TreeMap<>(Map.of("D1", 4L, "D2", 3L, "1", 2L, "2", 5L, "3", 3L, "4", 4L, "5", 7L)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SES2011 | 1.1a | ''                                        | HBBC; MBC; BDC; OWDC; HDC
            SES2011 | 1.4a | October 2011                              | ALL
            SES2011 | 1.5a | March 2012                                | HBBC; BDC; CBC
            SES2011 | 2.5a | June 2011 and on-going thereafter         | ALL
            SES2011 | 3.1b | ''                                        | CBC; MDC; OWDC; HDC
            SES2011 | 3.3b | Vary according to district/ borough needs | ALL
            SES2011 | 4.2a | On-going                                  | NWL; CBC; OWDC; HDC; MBC
            SES2011 | 5.1a | December 2011 and yearly thereafter       | ALL
            SES2011 | 5.2a | May 2012                                  | CBC; MBC; OWBC; HDC
            SES2011 | 5.3b | Start June 2011                           | NWL
            SES2011 | 5.5a | March 2012                                | CBC; NWL
            CBC2016 | 1.6  | October 2018                              | ''
            CBC2016 | 3.5  | April 2017                                | ''
            CBC2016 | 4.2  | Quarterly Updates Jan/ Apr/Jul/ Oct 2017  | ''
            CBC2016 | 6.4  | March 2018                                | ''
            LCC2020 | D1.3 | April 2021                                | ''
            LCC2020 | 5.7  | September 2020                            | ''
            """)
    void dates_and_councils_are_those_of_the_papers(String plan, String reference, String deadline, String councils)
            throws IOException {
        assertThat(rows(plan, reference)).singleElement().satisfies(row -> {
            assertThat(row.cell(Column.DEADLINE).orElse("")).isEqualTo(deadline);
            assertThat(row.cell(Column.AUTHORITIES).orElse("")).isEqualTo(councils);
        });
    }

    @Test
    void dates_that_differ_by_council_are_rows_of_one_reference() throws IOException {
        for (String reference : List.of("1.2a", "1.2b")) {
            assertThat(rows("SES2011", reference))
                    .extracting(row -> row.cell(Column.DEADLINE).orElse("") + ": "
                            + row.cell(Column.AUTHORITIES).orElse(""))
                    .containsExactly("August 2011: NWL; HBBC; BDC", "October 2011: CBC; MBC; OWDC; HDC");
        }
    }

    @Test
    void charnwood_reports_as_the_paper_does() throws IOException {
        Map<String, Long> statuses = sheet("CBC2016").rows().stream()
                .collect(Collectors.groupingBy(row -> row.cell(Column.STATUS).orElse(""), Collectors.counting()));
        assertThat(statuses)
                .containsOnly(
                        Map.entry("Completed", 27L),
                        Map.entry("Completed in April 2017", 1L),
                        Map.entry("In Progress", 1L),
                        Map.entry("Date revised to May 2018", 1L),
                        Map.entry("Date revised to July 2018", 1L));
        assertThat(rows("CBC2016", "4.3").getFirst().cell(Column.PROGRESS))
                .hasValueSatisfying(text -> assertThat(text).contains("0.87%"));
        assertThat(rows("LCC2020", "D1.4").getFirst().cell(Column.ACTION))
                .hasValueSatisfying(
                        text -> assertThat(text).contains("15.5%", "14.6%", "4.8%", "4.7%", "65.3%", "58.2%", "2.4%"));
    }

    @Test
    void every_deadline_is_read_as_one_of_its_kind() throws IOException {
        Map<String, Long> kinds = Arrays.stream(new String[] {"SES2011", "CBC2016", "LCC2020"})
                .flatMap(plan -> {
                    try {
                        return sheet(plan).rows().stream();
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .map(row -> DeadlineText.parse(row.cell(Column.DEADLINE).orElse("")))
                .collect(Collectors.groupingBy(
                        (Deadline deadline) -> deadline.getClass().getSimpleName(),
                        TreeMap::new,
                        Collectors.counting()));
        assertThat(kinds)
                .containsOnlyKeys("Dated", "Ongoing", "Recurring", "Starting", "Undecided", "Unstated", "Varying");
    }
}
