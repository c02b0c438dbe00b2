package casebook.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways of a board member, an auditor and an administrator through the pages. */
@ExtendWith(Visits.Guide.class)
class BoardPagesTest {
    private static final String TABLE = """
            Ref,Action,Deadline,Progress
            6.8,Print a leaflet in Polish – zażółć,March 2028,
            6.9,Train the front desk,Aug-27,In progress. First session held
            """;

    @Test
    void a_council_is_headed_by_its_code_whatever_it_was_asked_for_as(Visits visits) {
        try (Visitor board = visits.withoutScript("board")) {
            board.goTo("/authorities/E07000130");
            assertThat(board.text()).contains("CBC · E07000130");
        }
    }

    @Test
    void a_number_in_the_boards_matrix_leads_to_the_cases_that_were_counted(Visits visits) {
        try (Visitor board = visits.withoutScript("board")) {
            board.goTo("/board?plan=CBC2016");
            var cell = board.page().locator(".app-matrix__link").first();
            String count = cell.locator(".app-matrix__total").innerText();
            cell.click();
            assertThat(board.page().url())
                    .contains("plan=CBC2016")
                    .contains("authority=CBC")
                    .contains("area=");
            assertThat(board.text()).contains(count + " case");
        }
    }

    @Test
    void the_board_says_whose_day_it_shows_and_how_much_of_the_record(Visits visits) {
        try (Visitor board = visits.withoutScript("board")) {
            board.goTo("/board");
            board.fill("How cases stood on", "31 March 2018");
            board.press("Show");
            assertThat(board.page().locator(".app-as-at").innerText())
                    .contains("As at 31 March 2018")
                    .contains("from the record up to entry");
            assertThat(board.page().locator(".app-trend__picture desc").textContent())
                    .contains("on 31 March 2018, of 304 cases 79 were red");
            assertThat(board.page().locator(".app-trend__figures tbody tr").count())
                    .isEqualTo(8);
        }
    }

    @Test
    void the_board_with_the_colours_of_a_day_does_not_pass_for_the_board_of_that_day(Visits visits) {
        try (Visitor board = visits.withoutScript("board")) {
            board.goTo("/board?on=2018-03-31&plan=SES2011");
            assertThat(board.page().locator(".app-as-at").innerText())
                    .startsWith("Colours of 31 March 2018, from the record up to entry")
                    .endsWith("is counted too.");
            board.follow("See how cases stood on 31 March 2018");
            assertThat(board.page().locator(".app-as-at").innerText()).startsWith("As at 31 March 2018");
            assertThat(board.page().url()).contains("plan=SES2011");
        }
    }

    @Test
    void who_was_silent_before_a_described_day_goes_by_what_is_told_of_that_time(Visits visits) {
        try (Visitor board = visits.withoutScript("board")) {
            board.goTo("/board?describing=2017-03-31");
            assertThat(board.page()
                            .locator("section[aria-labelledby=not-reported] .govuk-hint")
                            .allInnerTexts())
                    .isNotEmpty()
                    .allSatisfy(silent ->
                            assertThat(silent).contains("last entry about").doesNotContain("2026"));
            board.follow("Back to now");
            assertThat(board.page().url()).doesNotContain("describing");
            board.goTo("/authorities/CBC?describing=2018-03-31");
            assertThat(board.page()
                            .locator("section[aria-labelledby=neglected] [data-label='Last entry']")
                            .allInnerTexts())
                    .isNotEmpty()
                    .allSatisfy(last -> assertThat(last).startsWith("about "));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/board?plan=SES2011&describing=soon, describing, soon",
        "/board?plan=SES2011&asOf=2099-01-01, asOf, 2099-01-01",
        "/board?plan=SES2011&describing=1+January+2099, describing, 1 January 2099",
        "/cases?plan=SES2011&dueBy=soon, dueBy, soon",
        "/cases?plan=SES2011&describing=31+June+2018, describing, 31 June 2018",
        "/compare?plan=SES2011&from=soon, from, soon",
        "/compare?plan=SES2011&to=1+January+2099, to, 1 January 2099",
        "/compare?plan=SES2011&from=position%3D9&to=position%3D3, from, position=9",
        "/compare?plan=SES2011&from=31+March+2018&to=31+December+2017, from, 31 March 2018",
        "/compare?plan=SES2011&to=position%3D9999999, to, position=9999999",
        "/audit?plan=SES2011&recordedFrom=soon, recordedFrom, soon",
        "/audit?plan=SES2011&position=twelve, position, twelve"
    })
    void a_date_that_cannot_be_read_is_told_beside_its_field(
            String address, String field, String typed, Visits visits) {
        try (Visitor auditor = visits.as("auditor")) {
            assertThat(auditor.goTo(address)).isEqualTo(400);
            assertThat(auditor.page().title()).startsWith("Error: ");
            assertThat(auditor.page().locator("#" + field + "-error").innerText())
                    .isNotEmpty();
            assertThat(auditor.page().locator("#" + field).inputValue()).isEqualTo(typed);
            assertThat(auditor.page().locator("#plan").inputValue()).isEqualTo("SES2011");
            PlaywrightAssertions.assertThat(auditor.page().locator(".govuk-error-summary"))
                    .isFocused();
            auditor.page().locator(".govuk-error-summary a").click();
            assertThat(auditor.page().locator(":focus").getAttribute("id")).isEqualTo(field);
            assertThat(auditor.barriers()).isEmpty();
        }
    }

    @Test
    void an_auditor_filters_the_record_opens_an_entry_and_takes_the_list_away(Visits visits) throws IOException {
        try (Visitor auditor = visits.as("auditor")) {
            auditor.goTo("/audit");
            auditor.page().getByLabel("Kind of entry").selectOption("deadline-revised");
            auditor.press("Apply filters");
            assertThat(auditor.page().url()).contains("kind=deadline-revised");
            assertThat(auditor.page().locator(".app-entries__entry").count()).isEqualTo(2);

            Download table =
                    auditor.page().waitForDownload(() -> auditor.follow("Download all selected entries (CSV)"));
            assertThat(Files.readAllLines(table.path(), StandardCharsets.UTF_8)).hasSize(3);

            auditor.page().locator(".app-entries__kind a").first().click();
            assertThat(auditor.heading()).isEqualTo("Deadline revised");
            assertThat(auditor.page().locator(".app-line").innerText()).startsWith("{\"position\":");
        }
    }

    @Test
    void a_paper_is_checked_by_files_that_the_pages_give(Visits visits) throws IOException {
        try (Visitor auditor = visits.as("auditor");
                Visitor board = visits.as("board")) {
            publish(board, "Published a moment ago");
            board.page().locator("main tbody a").first().click();
            board.follow("How to check this paper against the record");
            assertThat(board.text()).contains("No signed checkpoint covers that entry yet");
            assertThat(board.barriers()).isEmpty();

            auditor.goTo("/audit");
            auditor.follow("check the record");
            auditor.press("Have the record signed as it stands");
            assertThat(auditor.page().locator(".govuk-notification-banner").innerText())
                    .contains("entries is signed");
            assertThat(auditor.barriers()).isEmpty();

            board.page().reload();
            assertThat(taken(board, "The signed checkpoint")).contains("— casebook/partnership ");
            assertThat(taken(board, "The proof (JSON)")).startsWith("{\"position\":");
            assertThat(taken(board, "The entries (JSON Lines)")).startsWith("{\"export\":{\"from\":1,");
            assertThat(taken(auditor, "The keys that checkpoints are signed with"))
                    .startsWith("casebook/partnership+");

            board.page().setViewportSize(320, 640);
            assertThat(board.scrollsSideways()).isFalse();
        }
    }

    private static void publish(Visitor board, String title) {
        board.goTo("/papers");
        board.fill("Title", title);
        board.press("Publish");
    }

    private static String taken(Visitor visitor, String link) throws IOException {
        Download file = visitor.page()
                .waitForDownload(() -> visitor.page()
                        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                        .click());
        return Files.readString(file.path());
    }

    @Test
    void an_officer_is_told_what_an_auditor_could_take_away(Visits visits) {
        try (Visitor board = visits.withoutScript("board");
                Visitor officer = visits.as("officer.cbc")) {
            publish(board, "For all to read");
            officer.goTo("/papers");
            officer.page().locator("main tbody a").first().click();
            officer.follow("How to check this paper against the record");
            assertThat(officer.text()).contains("An auditor can take away the entries");
            assertThat(officer.page().locator("main a[href^='/audit/export']").count())
                    .isZero();
        }
    }

    @Test
    void a_checkpoint_that_there_is_not_yet_is_told_as_such(Visits visits) {
        try (Visitor board = visits.byBasic("board")) {
            assertThat(board.goTo("/api/checkpoints/covering/999999999")).isEqualTo(404);
            assertThat(board.heading()).isEqualTo("There is no checkpoint yet");
            assertThat(board.text()).contains("once a day").doesNotContain("If you typed the web address");
        }
    }

    @Test
    void a_jump_leads_to_an_entry_by_its_number_and_nowhere_else(Visits visits) {
        try (Visitor auditor = visits.withoutScript("auditor")) {
            auditor.goTo("/audit");
            auditor.fill("Entry number", "12");
            auditor.press("Go");
            assertThat(auditor.page().url()).endsWith("/audit/12");
            auditor.goTo("/audit?position=twelve");
            assertThat(auditor.text()).contains("There is a problem");
            assertThat(auditor.goTo("/audit/999999999")).isEqualTo(404);
        }
    }

    @Test
    void an_administrator_adds_a_name_and_an_open_audit_tells_of_it(Visits visits) {
        try (Visitor auditor = visits.as("auditor");
                Visitor admin = visits.withoutScript("admin")) {
            auditor.goTo("/audit?kind=authority-alias-added");
            admin.goTo("/administration/authorities/LCC/aliases");
            admin.press("Add another name");
            assertThat(admin.text()).contains("Enter another way in which papers write it");
            admin.fill("Also written", "County Hall");
            admin.press("Add another name");
            assertThat(admin.text()).contains("The name is added").contains("County Hall");
            auditor.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("1 new entry"))
                    .waitFor();
        }
    }

    @Test
    void a_file_is_looked_at_before_it_is_recorded_and_again_it_is_nothing_new(Visits visits) {
        try (Visitor admin = visits.withoutScript("admin")) {
            choose(admin, TABLE);
            assertThat(admin.heading()).isEqualTo("What the file would do");
            assertThat(admin.page().locator("tbody .govuk-tag").allInnerTexts()).containsExactly("New", "New");
            admin.press("Record 2 cases");
            while (admin.heading().equals("Recording")) {
                admin.follow("See how far it is");
            }
            assertThat(admin.heading()).isEqualTo("The file is recorded");

            choose(admin, TABLE);
            assertThat(admin.page().locator("tbody .govuk-tag").allInnerTexts())
                    .containsExactly("Unchanged", "Unchanged");
            assertThat(admin.page().locator("main form").count())
                    .as("nothing to record")
                    .isZero();
        }
    }

    @Test
    void a_row_that_is_refused_is_named_and_nothing_can_be_recorded(Visits visits) {
        try (Visitor admin = visits.as("admin")) {
            choose(admin, "Ref,Action,Deadline\n6.91,Plant a tree,soon\n6.92,Water it,May 2027\n");
            assertThat(admin.text())
                    .contains("1 cell to put right", "Refused: 1 row", "All: 2 rows")
                    .contains("soon");
            assertThat(admin.page()
                            .locator(".app-outcome__item")
                            .filter(new Locator.FilterOptions().setHasText("Rows refused"))
                            .innerText())
                    .contains("1");
            assertThat(admin.page().locator("main form").count()).isZero();
            assertThat(admin.barriers()).isEmpty();
            assertThat(admin.scrollsSideways()).isFalse();
        }
    }

    @Test
    void a_file_that_is_no_table_is_refused_beside_its_field(Visits visits) {
        try (Visitor admin = visits.withoutScript("admin")) {
            admin.goTo("/plans/CBC2016/imports");
            admin.press("See what it would do");
            assertThat(admin.page().title()).startsWith("Error: ");
            assertThat(admin.page().locator("#file-error").innerText()).contains("Choose a file");
        }
    }

    private static void choose(Visitor admin, String table) {
        admin.goTo("/plans/CBC2016/imports");
        admin.page()
                .getByLabel("File")
                .setInputFiles(new FilePayload("plan.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
        admin.press("See what it would do");
    }

    @Test
    void a_plan_is_drafted_approved_and_brought_into_force(Visits visits) {
        try (Visitor admin = visits.withoutScript("admin")) {
            admin.goTo("/administration/plans/draft");
            admin.press("Add more rows");
            admin.press("Draft a plan");
            assertThat(admin.page().locator(".govuk-error-summary").innerText())
                    .contains("Enter a code for the plan")
                    .contains("Enter the plan’s last day");
            admin.fill("Code", "CYM2026");
            admin.fill("Title", "Cynllun Cydraddoldeb Strategol Llanfairpwllgwyngyll");
            admin.fill("First day", "1 April 2026");
            admin.fill("Last day", "31 March 2029");
            admin.page().locator("#divisions").fill("1");
            admin.page().locator("[name='divisions.1.title']").fill("Pobl & chymunedau <b>");
            admin.fill("Bodies that must approve it (optional)", "Equality group");
            admin.press("Draft a plan");
            assertThat(admin.text()).contains("The plan is drafted");

            admin.goTo("/plans/CYM2026");
            assertThat(admin.text()).contains("Pobl & chymunedau <b>");
            admin.press("Record an approval");
            admin.page().getByLabel("Who approved the plan").selectOption("Equality group");
            admin.press("Record an approval");
            admin.press("Bring it into force");
            admin.press("Bring the plan into force");
            assertThat(admin.text()).contains("The plan is in force");
        }
    }
}
