package casebook.command.importing;

import static org.assertj.core.api.Assertions.assertThat;

import casebook.codec.EventCodec;
import casebook.command.CommandService;
import casebook.command.importing.Importing.Answer;
import casebook.events.CaseEvent;
import casebook.events.CaseEvent.CaseCompleted;
import casebook.events.CaseEvent.CaseOpened;
import casebook.events.CaseEvent.CaseWithdrawn;
import casebook.events.CaseEvent.DeadlineRevised;
import casebook.events.CaseEvent.ProgressRecorded;
import casebook.events.CaseId;
import casebook.events.ProgressStatus;
import casebook.log.EventLog;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The real service with a log in a file. Each test uses references of its own. */
@SpringBootTest(
        classes = CommandService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=command-service", "casebook.demo-accounts=true"})
class ImportsOverHttpTest {
    private static final String HEADINGS = "Ref,Action,Deadline,Authorities,Progress,As at\r\n";

    @TempDir
    static Path folder;

    @Autowired
    private EventLog log;

    @Autowired
    private EventCodec codec;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void dataDir(DynamicPropertyRegistry properties) {
        properties.add("casebook.data-dir", folder::toString);
    }

    private Importing admin() {
        return new Importing(port, "admin");
    }

    @BeforeEach
    void the_plans_are_in_force() throws Exception {
        if (log.head().position() == 0) {
            admin().partnershipInForce();
        }
    }

    private long head() {
        return log.head().position();
    }

    private List<CaseEvent> history(String caseId) {
        return log.readStream(caseId, 1).stream()
                .map(entry -> (CaseEvent) codec.decode(entry.type(), entry.revision(), entry.payload()))
                .toList();
    }

    private static String rows(String prefix, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> "1.%s%d,Do it,April 2018,CBC,,\r\n".formatted(prefix, n))
                .collect(Collectors.joining("", HEADINGS, ""));
    }

    @Test
    void a_row_for_several_councils_opens_a_case_at_each() throws Exception {
        Answer answer = admin().csv("SES2011", HEADINGS + "1.a1,Print leaflets,August 2011,NWL; HBBC; MDC,,\r\n");
        assertThat(answer.total("opened")).isEqualTo(3);
        assertThat(answer.report()
                        .path("rows")
                        .path(0)
                        .path("cases")
                        .valueStream()
                        .map(found -> found.path("caseId").asString() + " "
                                + found.path("outcome").asString()))
                .containsExactly("SES2011-1.a1-NWLDC opened", "SES2011-1.a1-HBBC opened", "SES2011-1.a1-MBC opened");
        assertThat(history("SES2011-1.a1-MBC")).singleElement().isInstanceOfSatisfying(CaseOpened.class, opened -> {
            assertThat(opened.division()).isEqualTo("1");
            assertThat(opened.action()).isEqualTo("Print leaflets");
            assertThat(opened.deadline().nextDue(Optional.empty())).contains(LocalDate.of(2011, 8, 31));
            assertThat(opened.openedOn()).isEqualTo(LocalDate.of(2011, 8, 31));
        });
    }

    @Test
    void all_are_the_districts_and_others_those_that_no_row_of_the_reference_names() throws Exception {
        Answer answer = admin().csv(
                        "SES2011",
                        HEADINGS
                                + "1.b1,Pilot,,\"MBC, CBC\",,\r\n1.b1,The rest,,ALL OTHERS,,\r\n1.b2,All of it,,ALL,,\r\n");
        assertThat(cases(answer, 0)).containsExactly("SES2011-1.b1-MBC", "SES2011-1.b1-CBC");
        assertThat(cases(answer, 1))
                .containsExactly(
                        "SES2011-1.b1-BDC",
                        "SES2011-1.b1-HBBC",
                        "SES2011-1.b1-HDC",
                        "SES2011-1.b1-NWLDC",
                        "SES2011-1.b1-OWBC");
        assertThat(cases(answer, 2)).hasSize(7).doesNotContain("SES2011-1.b2-LCC");
    }

    private static List<String> cases(Answer answer, int row) {
        return answer.report()
                .path("rows")
                .path(row)
                .path("cases")
                .valueStream()
                .map(found -> found.path("caseId").asString())
                .toList();
    }

    @Test
    void a_plan_of_one_council_needs_no_column_of_councils() throws Exception {
        Answer answer = admin().csv("CBC2016", "Action no.,What we will do,By when\n1.c1,Print leaflets,April 2018\n");
        assertThat(cases(answer, 0)).containsExactly("CBC2016-1.c1-CBC");
        admin().csv("SES2011", "Action no.,What we will do,By when\n1.c1,Print leaflets,April 2018\n")
                .isRefused(422, "import-refused");
    }

    @Test
    void words_of_progress_become_commands() throws Exception {
        String file = HEADINGS
                + "1.d1,A,April 2017,CBC,Completed in March 2017. All printed,31/03/2017\r\n"
                + "1.d2,A,April 2017/ April 2018,CBC,Completed. First one printed,31/05/2017\r\n"
                + "1.d3,A,March 2018,CBC,Date revised to May 2018. The printer is late.,31/01/2018\r\n"
                + "1.d4,A,March 2018,CBC,Not applicable because the board no longer exists,31/01/2018\r\n"
                + "1.d5,A,March 2018,CBC,In Progress. Two of seven,31/01/2018\r\n"
                + "1.d6,A,December 2011 and yearly thereafter,CBC,Completed,31/01/2012\r\n";
        Answer answer = admin().csv("CBC2016?openedOn=2016-04-01", file);
        assertThat(answer.total("opened")).isEqualTo(6);
        assertThat(history("CBC2016-1.d1-CBC").getLast())
                .isEqualTo(new CaseCompleted(
                        CaseId.parse("CBC2016-1.d1-CBC"),
                        "Completed in March 2017. All printed",
                        LocalDate.of(2017, 3, 31)));
        assertThat(history("CBC2016-1.d2-CBC").getLast())
                .isInstanceOfSatisfying(
                        ProgressRecorded.class, e -> assertThat(e.status()).isEqualTo(ProgressStatus.COMPLETED));
        assertThat(history("CBC2016-1.d3-CBC"))
                .hasSize(3)
                .element(1)
                .isInstanceOfSatisfying(DeadlineRevised.class, e -> {
                    assertThat(e.to().written()).isEqualTo("May 2018");
                    assertThat(e.reason()).isEqualTo("The printer is late.");
                    assertThat(e.revisedOn()).isEqualTo(LocalDate.of(2018, 1, 31));
                });
        assertThat(history("CBC2016-1.d4-CBC").getLast()).isInstanceOf(CaseWithdrawn.class);
        assertThat(history("CBC2016-1.d5-CBC").getLast())
                .isInstanceOfSatisfying(
                        ProgressRecorded.class, e -> assertThat(e.status()).isEqualTo(ProgressStatus.ON_TRACK));
        assertThat(history("CBC2016-1.d6-CBC").getLast()).isInstanceOf(ProgressRecorded.class);
        assertThat(admin().csv("CBC2016?openedOn=2016-04-01", file).total("unchanged"))
                .isEqualTo(6);
    }

    @Test
    void the_same_file_again_records_nothing_and_says_so() throws Exception {
        String file = rows("e", 20);
        assertThat(admin().csv("SES2011", file).total("opened")).isEqualTo(20);
        long head = head();
        Answer again = admin().csv("SES2011", file, "Idempotency-Key", "k-1");
        assertThat(head()).isEqualTo(head);
        assertThat(again.total("unchanged")).isEqualTo(20);
        assertThat(again.total("commands")).isZero();
        assertThat(again.report().has("positions")).isFalse();
        assertThat(again.report().path("message").asString()).startsWith("Nothing new");
    }

    @Test
    void two_sendings_of_one_file_at_once_record_it_once() throws Exception {
        String file = rows("f", 60);
        long head = head();
        List<Answer> answers;
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            answers =
                    workers
                            .invokeAll(Collections.<Callable<Answer>>nCopies(3, () -> admin().csv("SES2011", file)))
                            .stream()
                            .map(Future::resultNow)
                            .toList();
        }
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(head()).isEqualTo(head + 60);
    }

    @Test
    void the_report_counts_in_english() throws Exception {
        assertThat(admin().csv("CBC2016", rows("en", 1))
                        .report()
                        .path("message")
                        .asString())
                .isEqualTo("1 case was opened and 0 updated with 1 entry; 0 were in the record already.");
        assertThat(admin().csv("CBC2016", rows("en", 3))
                        .report()
                        .path("message")
                        .asString())
                .isEqualTo("2 cases were opened and 0 updated with 2 entries; 1 was in the record already.");
        assertThat(admin().csv("CBC2016", HEADINGS + "1.en9,Do it,soon,,,\n")
                        .body()
                        .path("detail")
                        .asString())
                .startsWith("Nothing was recorded: 1 cell can't be taken as it is. Row 2: ");
    }

    @Test
    void a_longer_file_records_only_what_is_new() throws Exception {
        admin().csv("SES2011", rows("g", 5)).report();
        long head = head();
        assertThat(admin().csv("SES2011", rows("g", 8)).total("opened")).isEqualTo(3);
        assertThat(head()).isEqualTo(head + 3);
        Answer reported =
                admin().csv("SES2011", HEADINGS + "1.g1,Do it,April 2018,CBC,On track. Two of seven,31/03/2018\r\n");
        assertThat(reported.total("updated")).isEqualTo(1);
    }

    @Test
    void a_row_that_closes_a_case_before_it_opens_is_refused_and_nothing_is_recorded() throws Exception {
        long head = head();
        Answer answer = admin().csv(
                        "SES2011",
                        HEADINGS + "1.g7,Fine,April 2018,CBC,,\r\n"
                                + "1.g8,Do it,April 2018,CBC,Completed. Done,1 May 1999\r\n")
                .isRefused(422, "import-refused");
        assertThat(answer.errors(3)).singleElement().asString().contains("closed on 1999-05-01", "before it opens");
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void one_bad_row_in_500_and_nothing_is_recorded() throws Exception {
        long head = head();
        String file = rows("h", 499) + "1.h500,Do it,32 April 2018,CBC,,\r\n";
        Answer answer = admin().csv("SES2011", file).isRefused(422, "import-refused");
        assertThat(head()).isEqualTo(head);
        assertThat(answer.body().path("errorCount").asInt()).isEqualTo(1);
        JsonNode error = answer.body().path("errors").path(0);
        assertThat(error.path("row").asInt()).isEqualTo(501);
        assertThat(error.path("column").asString()).isEqualTo("Deadline");
        assertThat(error.path("value").asString()).isEqualTo("32 April 2018");
        assertThat(error.path("message").asString()).contains("not a day of the calendar", "April 2018, Apr-18");
    }

    @Test
    void all_that_is_wrong_is_said_at_once() throws Exception {
        Answer answer = admin().csv(
                        "SES2011",
                        HEADINGS
                                + "9.1,No such part,April 2018,CBC,,\r\n"
                                + ",No reference,April 2018,CBC,,\r\n"
                                + "1.i1,,April 2018,CBC,,\r\n"
                                + "1.i2,Unknown council,April 2018,XYZ,,\r\n"
                                + "1.i3,Twice,April 2018,CBC,,\r\n"
                                + "1.i3,Twice,April 2018,ALL,,\r\n"
                                + "1.i4,Future,April 2018,CBC,On track,1 January 2199\r\n"
                                + "1.i5,Prose,April 2018,CBC,We did a thing,1 January 2018\r\n"
                                + "1.i6,=SUM(A1:A9),April 2018,CBC,,\r\n")
                .isRefused(422, "import-refused");
        assertThat(answer.errors(2)).singleElement().asString().contains("Objective", "1 (Knowing your community");
        assertThat(answer.errors(3)).singleElement().asString().contains("no reference");
        assertThat(answer.errors(4)).singleElement().asString().contains("nothing to do");
        assertThat(answer.errors(5)).singleElement().asString().contains("\"XYZ\" is no council");
        assertThat(answer.errors(7)).singleElement().asString().contains("row 6", "OTHERS");
        assertThat(answer.errors(8)).singleElement().asString().contains("still to come");
        assertThat(answer.errors(9)).singleElement().asString().contains("?status=on-track");
        assertThat(answer.errors(10)).singleElement().asString().contains("formula");
    }

    @Test
    void a_row_that_is_wrong_in_several_cells_is_told_all_of_them() throws Exception {
        Answer answer = admin().csv("SES2011", HEADINGS + "9.1,,32 April 2018,XYZ,On track,1 January 2199\r\n")
                .isRefused(422, "import-refused");
        assertThat(answer.errors(2).toString())
                .contains("nothing to do", "\"XYZ\" is no council", "not a day of the calendar", "still to come");
    }

    @Test
    void a_case_that_says_something_else_in_the_record_is_refused_with_the_remedy() throws Exception {
        admin().csv("SES2011", HEADINGS + "1.j1,Do it,April 2018,CBC,,\r\n").report();
        Answer deadline = admin().csv("SES2011", HEADINGS + "1.j1,Do it,May 2018,CBC,,\r\n")
                .isRefused(422, "import-refused");
        assertThat(deadline.errors(2))
                .singleElement()
                .asString()
                .contains("Revised deadline", "revise the deadline of SES2011-1.j1-CBC");
        Answer action = admin().csv("SES2011", HEADINGS + "1.j1,Do more,April 2018,CBC,,\r\n")
                .isRefused(422, "import-refused");
        assertThat(action.errors(2)).singleElement().asString().contains("Correct the opening of SES2011-1.j1-CBC");
        String revised =
                "Ref,Action,Deadline,Authorities,Revised deadline,Reason\n1.j1,Do it,April 2018,CBC,May 2018,Printer late\n";
        assertThat(admin().csv("SES2011", revised).total("updated")).isEqualTo(1);
        assertThat(admin().csv("SES2011", revised).total("unchanged")).isEqualTo(1);
        assertThat(admin().csv("SES2011", HEADINGS + "1.j1,Do it,May 2018,CBC,,\r\n")
                        .total("unchanged"))
                .isEqualTo(1);
    }

    @Test
    void a_closed_case_takes_nothing_more() throws Exception {
        admin().csv("SES2011", HEADINGS + "1.k1,Do it,April 2018,CBC,Completed,1 May 2018\r\n")
                .report();
        assertThat(admin().csv("SES2011", HEADINGS + "1.k1,Do it,April 2018,CBC,On track,1 June 2018\r\n")
                        .isRefused(422, "import-refused")
                        .errors(2))
                .singleElement()
                .asString()
                .contains("is closed", "Reopen it first");
    }

    @Test
    void a_dry_run_says_what_would_happen_and_records_nothing() throws Exception {
        admin().csv("SES2011", HEADINGS + "1.l1,Do it,April 2018,CBC,,\r\n").report();
        long head = head();
        Answer answer = admin().csv("SES2011?dryRun=true", """
                        Ref,Action,Deadline,Authorities,Progress,Budget
                        1.l1,Do it,April 2018,CBC,,
                        "1.2 (l)",Do it,April 2018,CBC,Completed,
                        1.l3,Do it,soon,CBC,,
                        """);
        JsonNode report = answer.report();
        assertThat(head()).isEqualTo(head);
        assertThat(report.path("dryRun").asBoolean()).isTrue();
        assertThat(report.path("rows")
                        .path(0)
                        .path("cases")
                        .path(0)
                        .path("outcome")
                        .asString())
                .isEqualTo("unchanged");
        assertThat(report.path("rows")
                        .path(1)
                        .path("cases")
                        .path(0)
                        .path("outcome")
                        .asString())
                .isEqualTo("would-open");
        assertThat(report.path("rows").path(1).path("note").asString()).contains("recorded as 1.2l");
        assertThat(report.path("rows").path(2).path("errors")).hasSize(1);
        assertThat(report.path("ignoredColumns").path(0).asString()).isEqualTo("Budget");
        assertThat(report.path("message").asString()).startsWith("Nothing would be recorded");
    }

    @Test
    void progress_is_streamed_as_lines_and_ends_with_the_report() throws Exception {
        Answer answer = admin().csv("SES2011", rows("m", 120), "Accept", "application/x-ndjson");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/x-ndjson");
        assertThat(answer.lines()).hasSize(4);
        assertThat(answer.lines().getFirst().path("row").asInt()).isEqualTo(50);
        assertThat(answer.lines().getFirst().path("of").asInt()).isEqualTo(120);
        assertThat(answer.lines().getLast().path("totals").path("opened").asInt())
                .isEqualTo(120);
        admin().csv("SES2011", "no table", "Accept", "application/x-ndjson").isRefused(400, "file-unreadable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                              | empty
            '  \n \n'                                       | empty
            Ref,Action                                      | no row below
            1.1,Do it,April 2018                            | No row of headings
            Ref,Deadline                                    | Action
            'Ref,Action\n1.1,"Do it'                        | quotes in row 2
            'Ref,Action\n1.1,"Do" it'                       | quotes in row 2
            'Ref,Action\n1.1,Do it,and more'                | has 3 cells
            'Ref,Action,Date,Deadline\n1.1,Do it,,'         | mean the same
            'Ref,Action,Lead/Council\n1.1,Do it,'           | can mean
            wide                                            | at most 200 columns
            'PK\u0003\u0004 workbook'                       | workbook
            '%PDF-1.7'                                      | PDF
            'Ref,Action\n1.1,Do\u0000it'                    | Row 2 holds a control character
            """)
    void a_file_that_is_no_table_of_a_plan_is_refused_with_the_remedy(String file, String message) throws Exception {
        long head = head();
        Answer answer = admin().csv("CBC2016", file.equals("wide") ? "Ref,Action\n1.1,Do it" + ",".repeat(9_000) : file)
                .isRefused(400, "file-unreadable");
        assertThat(answer.body().path("detail").asString()).contains(message);
        assertThat(answer.body().path("errors")).isNotEmpty();
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void what_is_not_utf8_is_refused_by_row_unless_its_encoding_is_said() throws Exception {
        byte[] bytes = "Ref,Action\n1.n1,Do it\n1.n2,Café\n".getBytes(Charset.forName("windows-1252"));
        Answer refused =
                admin().send(Importing.path("CBC2016"), bytes, "text/csv").isRefused(400, "file-unreadable");
        assertThat(refused.body().path("detail").asString()).contains("Row 3", "windows-1252");
        admin().send(Importing.path("CBC2016"), bytes, "text/csv; charset=windows-1252")
                .report();
        assertThat(history("CBC2016-1.n2-CBC"))
                .singleElement()
                .isInstanceOfSatisfying(
                        CaseOpened.class, e -> assertThat(e.action()).isEqualTo("Café"));
        admin().send(Importing.path("CBC2016"), bytes, "text/csv; charset=klingon")
                .isRefused(415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(chars = {';', '\t', '|'})
    void other_separators_are_understood_and_reported(char separator) throws Exception {
        String file = "\uFEFFRef,Action,Target date\n1.o%d,Do it,April 2018\n"
                .formatted((int) separator)
                .replace(',', separator);
        Answer answer = admin().csv("CBC2016", file);
        assertThat(answer.total("opened")).isEqualTo(1);
        assertThat(answer.report().path("notes").path(0).asString()).contains("separated by");
    }

    @Test
    void titles_sections_repeated_headings_and_blank_rows_are_no_actions() throws Exception {
        String file = """
                Charnwood action plan,,
                ,,
                Ref,Action,Date of completion
                PEO 1: Assess,,
                p1,Do it,April 2018
                ,,
                Ref,Action,Date of completion
                PEO,,2: Understand
                p2,Do it,April 2018
                """;
        Answer answer = admin().csv("CBC2016", file);
        assertThat(answer.total("opened")).isEqualTo(2);
        assertThat(((CaseOpened) history("CBC2016-p1-CBC").getFirst()).division())
                .isEqualTo("1");
        assertThat(((CaseOpened) history("CBC2016-p2-CBC").getFirst()).division())
                .isEqualTo("2");
    }

    @Test
    void totals_footers_and_remarks_are_left_out_and_the_report_says_so() throws Exception {
        String file = """
                Ref,Action,Deadline,Comments
                Objective 1: Assess,,,
                t1,Do it,April 2018,
                Page 1 of 2,,,
                t2,Do it,April 2018,
                Total,,2,
                "* paid for by the \u00a32,000 grant",,,
                """;
        Answer answer = admin().csv("CBC2016", file);
        assertThat(answer.total("opened")).isEqualTo(2);
        assertThat(answer.report()
                        .path("rows")
                        .valueStream()
                        .map(row -> row.path("note").asString()))
                .containsExactly(
                        "Read as the heading of \"Assess and consult on the effect of what we do\".",
                        "",
                        "Left out: it names no part of the plan and nothing to do.",
                        "",
                        "Left out: it names no part of the plan and nothing to do.",
                        "Left out: it names no part of the plan and nothing to do.");
    }

    @Test
    void a_heading_that_is_no_part_of_the_plan_is_refused_where_rows_would_stand_under_it() throws Exception {
        String file = "Ref,Action\nObjective 1: Assess,\nu1,Do it\nObjective 9: Housing,\nu2,Do it\n";
        assertThat(admin().csv("CBC2016", file).isRefused(422, "import-refused").errors(4))
                .singleElement()
                .asString()
                .contains("\"Objective 9: Housing\" is no part of CBC2016", "6 (Work with partners");
        String named = "Ref,Objective,Action\nObjective 9: Housing,,\nu3,2,Do it\n";
        assertThat(admin().csv("CBC2016", named).total("opened")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.v1,,,,,", ",Do it,,,,", ",Do it,April 2018,CBC,,"})
    void a_row_without_a_reference_or_an_action_is_refused(String row) throws Exception {
        assertThat(admin().csv("CBC2016", HEADINGS + "1.v0,Do it,,,,\n" + row + "\n")
                        .isRefused(422, "import-refused")
                        .errors(3))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "w1|Ref,Action,Status,Comments|On track,It goes well",
                "w2|Ref,Action,Notes,RAG|It goes well,Green",
                "w3|Ref,Action,Comments,Progress|Ask the board,On track. It goes well",
                "w4|Ref,Action,Remarks|On track. It goes well"
            })
    void comments_are_the_progress_where_no_clearer_column_is(String file) throws Exception {
        String[] parts = file.split("\\|", 3);
        admin().csv("CBC2016", "%s\n1.%s,Do it,%s\n".formatted(parts[1], parts[0], parts[2]))
                .report();
        assertThat(history("CBC2016-1.%s-CBC".formatted(parts[0])).getLast())
                .isInstanceOfSatisfying(ProgressRecorded.class, progress -> {
                    assertThat(progress.status()).isEqualTo(ProgressStatus.ON_TRACK);
                    assertThat(progress.narrative()).endsWith("It goes well");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x1 | Dec 2020 - revised to Mar 2021
            x2 | December 2020 (extended to March 2021)
            x3 | March 2021 (revised from December 2020)
            x4 | 'Dec 2020\nRevised to: 31/03/2021'
            """)
    void a_deadline_that_holds_its_revision_opens_with_the_first_and_is_revised(String ref, String deadline)
            throws Exception {
        admin().csv(
                        "CBC2016",
                        "Ref,Action,Deadline,Progress\n1.%s,Do it,\"%s\",The printer is late\n"
                                .formatted(ref, deadline)
                                .replace("The printer", "On track. The printer"))
                .report();
        List<CaseEvent> history = history("CBC2016-1.%s-CBC".formatted(ref));
        assertThat(history.get(0))
                .isInstanceOfSatisfying(
                        CaseOpened.class,
                        opened -> assertThat(opened.deadline().nextDue(Optional.empty()))
                                .contains(LocalDate.of(2020, 12, 31)));
        assertThat(history.get(1)).isInstanceOfSatisfying(DeadlineRevised.class, revised -> {
            assertThat(revised.to().nextDue(Optional.empty())).contains(LocalDate.of(2021, 3, 31));
            assertThat(revised.reason()).isEqualTo("On track. The printer is late");
        });
    }

    @Test
    void a_deadline_that_holds_its_revision_needs_a_reason_and_no_other_revision() throws Exception {
        String file = """
                Ref,Action,Deadline,Revised date,Reason
                1.y1,Do it,Dec 2020 - revised to Mar 2021,,
                1.y2,Do it,Dec 2020 - revised to Mar 2021,June 2021,Printer
                1.y3,Do it,soon - revised to Mar 2021,,Printer
                """;
        Answer answer = admin().csv("CBC2016", file).isRefused(422, "import-refused");
        assertThat(answer.errors(2)).singleElement().asString().contains("for a reason");
        assertThat(answer.errors(3)).singleElement().asString().contains("elsewhere in the row");
        assertThat(answer.errors(4)).isNotEmpty();
    }

    @Test
    void a_file_that_is_too_large_or_too_long_is_refused() throws Exception {
        String large = "Ref,Action\n" + "x".repeat(11 * 1024 * 1024);
        admin().csv("CBC2016", large).isRefused(413, "content-too-large");
        String longFile = IntStream.rangeClosed(1, 20_001)
                .mapToObj(n -> "1." + n + ",Do it\n")
                .collect(Collectors.joining("", "Ref,Action\n", ""));
        admin().csv("CBC2016", longFile).isRefused(413, "content-too-large");
    }

    @Test
    void what_the_caller_could_not_read_is_refused_before_anything_is_recorded() throws Exception {
        long head = head();
        assertThat(admin().csv("SES2011", rows("t", 1), "Accept", "text/html").status())
                .isEqualTo(406);
        assertThat(head()).isEqualTo(head);
        assertThat(admin().csv("SES2011", rows("t", 1), "Accept", "*/*").contentType())
                .isEqualTo("application/json");
    }

    @Test
    void a_file_that_is_not_sent_as_csv_is_refused_with_the_header_to_send() throws Exception {
        for (String type : List.of("application/x-www-form-urlencoded", "application/json", "text/plain")) {
            Answer answer = admin().send(Importing.path("SES2011"), new byte[] {1}, type)
                    .isRefused(415, "unsupported-media-type");
            assertThat(answer.body().path("detail").asString()).contains("Content-Type: text/csv");
        }
    }

    @Test
    void only_administrators_import() throws Exception {
        for (String account : List.of("officer.cbc", "approver.cbc", "auditor", "board")) {
            new Importing(port, account).csv("CBC2016", rows("q", 1)).isRefused(403, "not-your-role");
        }
    }

    @Test
    void wrong_addresses_and_parameters_are_refused() throws Exception {
        admin().csv("NOPE2020", rows("r", 1)).isRefused(404, "plan-unknown");
        admin().csv("x", rows("r", 1)).isRefused(404, "plan-unknown");
        admin().csv("CBC2016?asAt=soon", rows("r", 1)).isRefused(400, "invalid");
        admin().csv("CBC2016?asAt=2199-01-01", rows("r", 1)).isRefused(400, "invalid");
        admin().csv("CBC2016?openedOn=2199-01-01", rows("r", 1)).isRefused(400, "invalid");
        admin().csv("CBC2016?status=completed", rows("r", 1)).isRefused(400, "invalid");
        assertThat(admin().send(Importing.path("CBC2016"), new byte[0], "application/json")
                        .status())
                .isEqualTo(415);
        assertThat(admin().csv("CBC2016?openedOn=2016-03-31", HEADINGS + "1.r1,Do it,,,,\n")
                        .isRefused(422, "import-refused")
                        .errors(2))
                .singleElement()
                .asString()
                .contains("came into force on 2016-04-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dryRun=perhaps",
                "dryRun=1",
                "dryRun=yes",
                "dryRun=TRUE",
                "dryRun=",
                "dryRun",
                "dryRun=true&dryRun=true",
                "dryrun=true",
                "dry_run=true",
                "dryRun=true&asat=2018-03-31"
            })
    void a_dry_run_that_is_misspelt_imports_nothing(String query) throws Exception {
        long before = head();
        Answer answer = admin().csv("CBC2016?" + query, rows("dry", 1));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().path("detail").asString()).containsPattern("dryRun");
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void a_plan_that_is_not_in_force_takes_no_cases() throws Exception {
        admin().command("/commands/plans", Importing.JSON.readTree("""
                                {"plan": "NEW2099", "title": "New", "from": "2020-01-01", "to": "2021-01-01",
                                 "divisions": [{"code": "1", "title": "One"}]}"""));
        admin().csv("NEW2099", rows("s", 1)).isRefused(409, "plan-not-in-force");
    }

    @Test
    void the_samples_are_imported_whole() throws Exception {
        for (JsonNode plan : Importing.partnership().path("plans")) {
            String code = plan.path("plan").asString();
            String query = plan.path("import")
                    .propertyStream()
                    .map(parameter ->
                            parameter.getKey() + "=" + parameter.getValue().asString())
                    .collect(Collectors.joining("&", "?", ""));
            Answer answer = admin().csv(code + query, Importing.sample(code));
            int expected = switch (code) {
                case "SES2011" -> 273;
                case "CBC2016" -> 31;
                default -> 28;
            };
            assertThat(answer.total("opened")).as(answer.text()).isEqualTo(expected);
            assertThat(answer.report().path("ignoredColumns")).isEmpty();
            assertThat(admin().csv(code + query, Importing.sample(code)).total("unchanged"))
                    .isEqualTo(expected);
        }
        assertThat(((CaseOpened) history("SES2011-1.2a-NWLDC").getFirst())
                        .deadline()
                        .written())
                .isEqualTo("August 2011");
        assertThat(((CaseOpened) history("SES2011-1.2a-OWBC").getFirst())
                        .deadline()
                        .written())
                .isEqualTo("October 2011");
        assertThat(Stream.of("1.4", "5.2", "4.4", "3.1", "4.6")
                        .map(reference -> history("CBC2016-" + reference + "-CBC").stream()
                                .map(event -> event.getClass().getSimpleName())
                                .collect(Collectors.joining(" "))))
                .containsExactly(
                        "CaseOpened CaseCompleted",
                        "CaseOpened ProgressRecorded",
                        "CaseOpened ProgressRecorded",
                        "CaseOpened DeadlineRevised ProgressRecorded",
                        "CaseOpened ProgressRecorded");
        assertThat(history("CBC2016-5.2-CBC").getLast())
                .isInstanceOfSatisfying(
                        ProgressRecorded.class, e -> assertThat(e.returnOn()).isEqualTo(LocalDate.of(2018, 4, 30)));
    }
}
