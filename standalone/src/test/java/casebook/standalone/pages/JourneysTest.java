package casebook.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The main way of each role through the pages, from the first page on, with and without script; and by keyboard alone. */
@ExtendWith(Visits.Guide.class)
class JourneysTest {
    /** How wide and high a sheet of a PDF file is, in whole points. */
    private static final Pattern SHEET = Pattern.compile("/MediaBox \\[0 0 (\\d+)(?:\\.\\d+)? (\\d+)(?:\\.\\d+)?]");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_officer_posts_progress_and_revises_a_deadline(boolean script, Visits visits) {
        CaseOfCharnwood file = CaseOfCharnwood.opened(visits);
        try (Visitor officer = visits.as("officer.cbc", options -> options.setJavaScriptEnabled(script))) {
            officer.goTo("/");
            officer.fill("Find a case", file.reference());
            officer.press("Find");
            officer.page().locator("a[href='" + file.page() + "']").click();
            officer.press("Record progress");
            officer.choose("On track");
            officer.fill("What has happened", "The text is agreed");
            officer.press("Record progress");
            assertThat(officer.text()).contains("Progress recorded", "The text is agreed");

            officer.press("Revise the deadline");
            officer.fill("New deadline", "December 2030");
            officer.fill("Reason", "The printer moved");
            officer.press("Revise the deadline");
            assertThat(officer.text()).contains("Deadline revised", "December 2030, moved once");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_auditor_searches_opens_an_entry_and_steps(boolean script, Visits visits) {
        CaseOfCharnwood file = CaseOfCharnwood.opened(visits);
        try (Visitor auditor = visits.as("auditor", options -> options.setJavaScriptEnabled(script))) {
            auditor.goTo("/");
            auditor.follow("Audit");
            auditor.fill("Case", file.id());
            auditor.page().getByLabel("Kind of entry").selectOption("case-opened");
            auditor.press("Apply filters");
            assertThat(auditor.page().locator(".app-entries__entry").count()).isEqualTo(1);
            auditor.page().locator(".app-entries__kind a").click();
            assertThat(auditor.heading()).isEqualTo("Case opened");
            assertThat(auditor.text()).contains("Officer (CBC)");

            auditor.goTo(file.page());
            auditor.follow("Walk through it step by step");
            assertThat(auditor.text()).contains("step 1 of 1");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_member_of_the_board_opens_the_board_drills_down_and_prints(boolean script, Visits visits) {
        try (Visitor board = visits.as("board", options -> options.setJavaScriptEnabled(script))) {
            board.goTo("/");
            board.page()
                    .getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Menu"))
                    .getByText("Board")
                    .click();
            board.page().getByLabel("Plan").selectOption("SES2011");
            board.fill("How cases stood on", "31 March 2014");
            board.press("Show");
            assertThat(board.page().url()).contains("plan=SES2011", "describing=31+March+2014");
            String address = board.page().url();

            board.page().locator(".app-totals__tile--red a").click();
            assertThat(board.heading()).isEqualTo("Cases");
            assertThat(board.page().locator("tbody tr td:nth-child(3)").allInnerTexts())
                    .isNotEmpty()
                    .allMatch(text -> text.startsWith("Red"));

            board.page().navigate(address);
            board.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(board.page().locator("form:visible, nav:visible").count())
                    .as("what a paper has no use for")
                    .isZero();
            assertThat(board.text()).contains("As at 31 March 2014", "from the record up to entry");
            assertThat(board.page().locator(".app-trend__figures table").isVisible())
                    .as("the figures behind the chart")
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"/board, lies, 3", "/authorities/CBC, stands, 4"})
    void a_paper_lies_or_stands_as_a_whole_and_has_no_sheet_for_a_header_or_a_footer_alone(
            String address, String does, int most, Visits visits) {
        try (Visitor board = visits.as("board")) {
            board.goTo(address);
            byte[] paper =
                    board.page().pdf(new Page.PdfOptions().setFormat("A4").setPreferCSSPageSize(true));
            List<String> sheets = SHEET.matcher(new String(paper, StandardCharsets.ISO_8859_1))
                    .results()
                    .map(size -> Integer.parseInt(size.group(1)) > Integer.parseInt(size.group(2)) ? "lies" : "stands")
                    .toList();
            assertThat(sheets).hasSizeBetween(2, most).containsOnly(does);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_administrator_looks_at_a_file_before_it_is_recorded(boolean script, Visits visits) {
        String table = "Ref,Action,Deadline,Progress\n6.8%d,Train the front desk,Aug-27,In progress\n"
                .formatted(script ? 1 : 2);
        try (Visitor admin = visits.as("admin", options -> options.setJavaScriptEnabled(script))) {
            admin.goTo("/");
            admin.follow("Plans");
            admin.page().locator("main a[href='/plans/CBC2016']").first().click();
            admin.page().locator("main a[href='/plans/CBC2016/imports']").click();
            admin.page()
                    .getByLabel("File")
                    .setInputFiles(new FilePayload("plan.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
            admin.press("See what it would do");
            assertThat(admin.heading()).isEqualTo("What the file would do");
            admin.press("Record 1 case");
            admin.page().waitForCondition(() -> {
                if (!script && admin.heading().equals("Recording")) {
                    admin.follow("See how far it is");
                }
                return admin.heading().equals("The file is recorded");
            });
            admin.follow("See the plan’s cases");
            assertThat(admin.heading()).isEqualTo("Cases");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void progress_is_posted_by_keyboard_alone(boolean script, Visits visits) {
        CaseOfCharnwood file = CaseOfCharnwood.opened(visits);
        try (Visitor officer = visits.as("officer.cbc", options -> options.setJavaScriptEnabled(script))) {
            officer.goTo(file.page() + "/progress");
            Keyboard keyboard = new Keyboard(officer.page());

            assertThat(keyboard.tab()).isEqualTo("Skip to main content");
            assertThat(officer.page().locator(".govuk-skip-link").boundingBox().height)
                    .as("it is seen while it has the focus")
                    .isGreaterThan(20);
            keyboard.press("Enter");
            assertThat(keyboard.tab())
                    .as("the first in the form, past the menu")
                    .isEqualTo("Not started");
            keyboard.tabTo("Record progress");
            keyboard.press("Enter");
            PlaywrightAssertions.assertThat(officer.page()).hasTitle(Pattern.compile("^Error: "));
            if (script) {
                PlaywrightAssertions.assertThat(officer.page().locator(".govuk-error-summary"))
                        .isFocused();
            }
            keyboard.tabTo("Select where the action stands");
            keyboard.press("Enter");
            PlaywrightAssertions.assertThat(officer.page().getByLabel("Not started"))
                    .isFocused();
            keyboard.press("Space");
            keyboard.press("ArrowDown");
            keyboard.tabTo("What has happened");
            keyboard.type("Posted without a mouse");
            keyboard.tabTo("Record progress");
            keyboard.press("Enter");
            PlaywrightAssertions.assertThat(officer.page().locator("main")).containsText("Posted without a mouse");
            assertThat(officer.text()).contains("Progress recorded", "Green: on track", "Posted without a mouse");
            assertThat(file.entries("progress-recorded")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_file_is_looked_at_put_right_and_recorded_by_keyboard_alone(boolean script, Visits visits) {
        String reference = script ? "6.95" : "6.96";
        try (Visitor admin = visits.as(
                "admin", options -> options.setJavaScriptEnabled(script).setViewportSize(320, 640))) {
            // Whoever listens from the beginning misses no chooser that opens at once.
            admin.page().onFileChooser(chooser -> {});
            admin.goTo("/plans/CBC2016/imports");
            Keyboard keyboard = new Keyboard(admin.page());
            keyboard.skipToContent();
            chooseByKeyboard(admin, keyboard, reference + ",Plant a tree,soon\n");
            keyboard.tabTo("Refused: 1 row");
            keyboard.press("Enter");
            PlaywrightAssertions.assertThat(admin.page()).hasURL(Pattern.compile("show=refused"));
            assertThat(admin.scrollsSideways()).isFalse();
            keyboard.tabBackTo("Then choose it again");
            keyboard.press("Enter");
            PlaywrightAssertions.assertThat(admin.page().locator("h1")).hasText("Import a file");

            chooseByKeyboard(admin, keyboard, reference + ",Plant a tree,May 2028\n");
            keyboard.tabTo("Record 1 case");
            keyboard.press("Enter");
            PlaywrightAssertions.assertThat(admin.page().locator("h1"))
                    .hasText(Pattern.compile("Recording|The file is recorded"));
            while (!admin.heading().equals("The file is recorded")) {
                admin.page().reload();
            }
            keyboard.tabTo("See the plan’s cases");
            keyboard.press("Enter");
            PlaywrightAssertions.assertThat(admin.page().locator("h1")).hasText("Cases");
        }
    }

    private static void chooseByKeyboard(Visitor admin, Keyboard keyboard, String row) {
        byte[] table = ("Ref,Action,Deadline\n" + row).getBytes(StandardCharsets.UTF_8);
        keyboard.tabTo("File");
        admin.page()
                .waitForFileChooser(() -> keyboard.press("Space"))
                .setFiles(new FilePayload("plan.csv", "text/csv", table));
        keyboard.tabTo("For rows that don’t say it themselves");
        keyboard.press("Enter");
        keyboard.tabTo("See what it would do");
        keyboard.press("Enter");
        PlaywrightAssertions.assertThat(admin.page().locator("h1")).hasText("What the file would do");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_audit_is_filtered_and_an_entry_opened_by_keyboard_alone(boolean script, Visits visits) {
        try (Visitor auditor = visits.as("auditor", options -> options.setJavaScriptEnabled(script))) {
            auditor.goTo("/audit");
            Keyboard keyboard = new Keyboard(auditor.page());
            keyboard.skipToContent();
            assertThat(keyboard.tab()).as("the first past the menu").isEqualTo("check the record");
            keyboard.tabTo("Recorded from");
            keyboard.type("yesterday");
            keyboard.tabTo("Apply filters");
            keyboard.press("Enter");
            PlaywrightAssertions.assertThat(auditor.page()).hasTitle(Pattern.compile("^Error: "));
            if (script) {
                PlaywrightAssertions.assertThat(auditor.page().locator(".govuk-error-summary"))
                        .isFocused();
            }
            keyboard.tabTo(auditor.page().locator(".govuk-error-summary a").innerText());
            keyboard.press("Enter");
            PlaywrightAssertions.assertThat(auditor.page().locator("#recordedFrom"))
                    .isFocused();
            keyboard.press("ControlOrMeta+a");
            keyboard.type("1 January 2010");
            keyboard.press("Shift+Tab");
            keyboard.press("Shift+Tab");
            assertThat(keyboard.focused()).isEqualTo("Kind of entry");
            keyboard.type("Deadline revised");
            keyboard.tabTo("Apply filters");
            keyboard.press("Enter");
            PlaywrightAssertions.assertThat(auditor.page()).hasURL(Pattern.compile("kind=deadline-revised"));
            keyboard.skipToContent();
            keyboard.tabTo(auditor.page()
                    .locator(".app-entries__kind a")
                    .first()
                    .innerText()
                    .replaceAll("\\s+", " "));
            keyboard.press("Enter");
            PlaywrightAssertions.assertThat(auditor.page().locator("h1")).hasText("Deadline revised");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_board_is_filtered_a_cell_opened_and_a_paper_published_by_keyboard_alone(boolean script, Visits visits) {
        try (Visitor board = visits.as("board", options -> options.setJavaScriptEnabled(script))) {
            board.goTo("/board");
            Keyboard keyboard = new Keyboard(board.page());
            keyboard.skipToContent();
            keyboard.tabTo("Plan");
            keyboard.type(board.page().locator("#plan option[value=SES2011]").innerText());
            keyboard.tabTo("Show");
            keyboard.press("Enter");
            PlaywrightAssertions.assertThat(board.page()).hasURL(Pattern.compile("plan=SES2011"));
            keyboard.skipToContent();
            var cell = board.page().locator(".app-matrix__link").first();
            keyboard.tabTo(cell.textContent().strip().replaceAll("\\s+", " "));
            PlaywrightAssertions.assertThat(cell).isFocused();
            keyboard.press("Enter");
            PlaywrightAssertions.assertThat(board.page().locator("h1")).hasText("Cases");
            assertThat(board.page().url()).contains("plan=SES2011", "area=");

            board.goTo("/papers");
            keyboard.skipToContent();
            keyboard.tabTo("Publish");
            keyboard.press("Enter");
            PlaywrightAssertions.assertThat(board.page()).hasTitle(Pattern.compile("^Error: "));
            if (script) {
                PlaywrightAssertions.assertThat(board.page().locator(".govuk-error-summary"))
                        .isFocused();
            }
            keyboard.tabTo("Enter a title");
            keyboard.press("Enter");
            PlaywrightAssertions.assertThat(board.page().locator("#title")).isFocused();
            String title = "Published without a mouse" + (script ? "" : " and without script");
            keyboard.type(title);
            keyboard.tabTo("Publish");
            keyboard.press("Enter");
            PlaywrightAssertions.assertThat(board.page().locator("main")).containsText("is published");
            if (script) {
                PlaywrightAssertions.assertThat(board.page().locator(".govuk-notification-banner--success"))
                        .isFocused();
            }
            keyboard.tabTo("Open “" + title + "”");
            keyboard.press("Enter");
            PlaywrightAssertions.assertThat(board.page().locator("h1")).hasText(title);
        }
    }

    @Test
    void two_officers_on_one_case_lose_nothing_of_each_other(Visits visits) {
        CaseOfCharnwood file = CaseOfCharnwood.opened(visits);
        try (Visitor first = visits.as("officer.cbc");
                Visitor second = visits.withoutScript("approver.cbc")) {
            for (Visitor one : new Visitor[] {first, second}) {
                one.goTo(file.page() + "/deadline");
                one.fill("Reason", "The printer moved");
            }
            first.fill("New deadline", "May 2030");
            second.fill("New deadline", "June 2030");
            first.press("Revise the deadline");
            second.press("Revise the deadline");
            assertThat(first.text()).contains("Deadline revised");
            assertThat(second.text()).contains("The case has changed since you opened this form", "May 2030");
            assertThat(second.page().locator("#to").inputValue()).isEqualTo("June 2030");
            second.press("Revise the deadline");
            assertThat(second.text()).contains("June 2030, moved twice");
            assertThat(file.entries("deadline-revised")).isEqualTo(2);
        }
    }

    @Test
    void a_browser_that_is_refused_by_the_interface_is_told_in_a_page_that_looks_like_one(Visits visits) {
        try (Visitor board = visits.byBasic("board")) {
            assertThat(board.goTo("/api/nothing-here")).isEqualTo(404);
            assertThat(board.heading()).isEqualTo("Page not found");
            assertThat(board.page().locator("header").evaluate("header => getComputedStyle(header).backgroundColor"))
                    .as("the style sheet is loaded")
                    .isEqualTo("rgb(18, 67, 109)");
            assertThat(board.barriers()).isEmpty();
        }
    }
}
