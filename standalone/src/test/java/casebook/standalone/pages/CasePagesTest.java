package casebook.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An officer at work on the own council's cases. */
@ExtendWith(Visits.Guide.class)
class CasePagesTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_officer_records_progress_with_and_without_script(boolean script, Visits visits) {
        CaseOfCharnwood file = CaseOfCharnwood.opened(visits);
        try (Visitor officer = visits.as("officer.cbc", options -> options.setJavaScriptEnabled(script))) {
            officer.goTo("/");
            assertThat(officer.heading()).isEqualTo("Charnwood Borough Council");
            assertThat(officer.text()).contains("Due in the next 30 days");
            officer.page().locator("a[href='" + file.page() + "']").first().click();
            officer.press("Record progress");
            officer.press("Record progress");

            // Nothing was filled in: both fields say so, at the head and beside themselves.
            assertThat(officer.page().title()).startsWith("Error: Record progress");
            assertThat(officer.text()).contains("There is a problem", "Select where the action stands");
            assertThat(officer.page().locator("#narrative-error").innerText()).contains("Enter what has happened");

            officer.choose("At risk");
            officer.fill("What has happened", "The printer is late");
            officer.fill("Position as at", "the day before yesterday");
            officer.press("Record progress");
            assertThat(officer.text()).contains("A date is written like 31/03/2018");
            assertThat(officer.page().locator("#narrative").inputValue()).isEqualTo("The printer is late");
            assertThat(officer.page().locator("#asAt").inputValue()).isEqualTo("the day before yesterday");
            assertThat(officer.page().getByLabel("At risk").isChecked()).isTrue();
            if (script) {
                assertThat(officer.barriers()).isEmpty();
            }

            officer.fill("Position as at", "");
            officer.press("Record progress");
            assertThat(officer.text())
                    .contains("Progress recorded", "entry 2 of this case", "Amber: at risk", "The printer is late");
            assertThat(officer.page().url()).contains(file.page() + "?atLeast=");
            assertThat(file.entries("progress-recorded")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_officer_opens_a_case_under_a_plan_in_force(boolean script, Visits visits) {
        String reference = "7." + (script ? "1" : "2");
        try (Visitor officer = visits.as("officer.cbc", options -> options.setJavaScriptEnabled(script))) {
            officer.goTo("/");
            officer.press("Open a case");
            officer.page().locator("main a[href='/cases/open/CBC2016']").click();
            officer.press("Open a case");
            assertThat(officer.page().title()).startsWith("Error: Open a case");
            assertThat(officer.text())
                    .contains(
                            "Enter the action’s reference",
                            "Choose the objective or area that the action belongs to",
                            "Enter what is to be done");

            officer.fill("Reference", "3.1");
            officer.page().getByLabel("Objective or performance area").selectOption("6");
            officer.fill("What is to be done", "Print the leaflet in Polish");
            officer.fill("Measure of success (optional)", "All wards have it");
            officer.fill("Deadline (optional)", "soonish");
            officer.choose("Race");
            officer.choose("Religion or belief");
            officer.press("Open a case");
            assertThat(officer.page().locator("#deadline-error").innerText()).isNotEmpty();
            assertThat(officer.page().locator("#deadline").inputValue()).isEqualTo("soonish");
            assertThat(officer.page().getByLabel("Religion or belief").isChecked())
                    .isTrue();

            officer.fill("Deadline (optional)", "March 2028");
            officer.press("Open a case");
            assertThat(officer.page().locator("#reference-error").innerText())
                    .contains("There is a case CBC2016-3.1-CBC already");
            if (script) {
                assertThat(officer.barriers()).isEmpty();
            }

            officer.fill("Reference", reference);
            officer.press("Open a case");
            assertThat(officer.text())
                    .contains("Case opened", "Print the leaflet in Polish", "March 2028", "Race, Religion or belief");
            assertThat(officer.page().url()).contains("/cases/CBC2016-" + reference + "-CBC?atLeast=");
        }
    }

    @Test
    void a_form_that_is_sent_twice_is_recorded_once(Visits visits) {
        CaseOfCharnwood file = CaseOfCharnwood.opened(visits);
        try (Visitor officer = visits.withoutScript("officer.cbc")) {
            officer.goTo(file.page() + "/evidence");
            officer.fill("Title", "The leaflet");
            officer.fill("Link", "https://www.example.org/leaflet");
            FormData form = officer.filledIn();
            officer.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Attach evidence"))
                    .dblclick();
            officer.page().waitForURL("**atLeast=**");
            assertThat(officer.text()).contains("Evidence attached", "entry 2 of this case");

            // A third time, as after a lost answer.
            APIResponse again = officer.context()
                    .request()
                    .post(file.page() + "/evidence", RequestOptions.create().setForm(form));
            assertThat(again.text()).contains("Evidence attached", "entry 2 of this case");
            assertThat(file.entries("evidence-attached")).isEqualTo(1);
        }
    }

    @Test
    void what_somebody_else_recorded_in_between_is_shown_and_nothing_typed_is_lost(Visits visits) {
        CaseOfCharnwood file = CaseOfCharnwood.opened(visits);
        try (Visitor officer = visits.as("officer.cbc")) {
            officer.goTo(file.page() + "/progress");
            officer.choose("On track");
            officer.fill("What has happened", "Text agreed");
            file.record("progress", Map.of("status", "off-track", "narrative", "The printer has closed"));

            officer.press("Record progress");
            assertThat(officer.text())
                    .contains("The case has changed since you opened this form", "The printer has closed", "Off track");
            assertThat(officer.page().locator("#narrative").inputValue()).isEqualTo("Text agreed");
            assertThat(officer.page().title()).startsWith("The case has changed: Record progress");
            assertThat(officer.page().locator(".govuk-error-summary a").allInnerTexts())
                    .as("ways away from what was typed")
                    .containsExactly("leave it and go back to the case");
            assertThat(officer.barriers()).isEmpty();
            assertThat(file.entries("progress-recorded")).isEqualTo(1);

            officer.press("Record progress");
            assertThat(officer.text()).contains("Progress recorded", "entry 3 of this case");
            assertThat(file.entries("progress-recorded")).isEqualTo(2);
        }
    }

    @Test
    void a_deadline_moves_with_a_reason_and_its_history_is_told(Visits visits) {
        CaseOfCharnwood file = CaseOfCharnwood.opened(visits, Map.of("deadline", "March 2027"));
        try (Visitor officer = visits.as("officer.cbc")) {
            officer.goTo(file.page());
            officer.press("Revise the deadline");
            officer.fill("New deadline", "soonish");
            officer.fill("Reason", "To come out with the open day");
            officer.press("Revise the deadline");
            assertThat(officer.page().locator("#to-error").innerText()).isNotEmpty();
            officer.fill("New deadline", "March 2027");
            officer.press("Revise the deadline");
            assertThat(officer.text()).contains("The deadline is \"March 2027\" already");
            officer.fill("New deadline", "May 2027");
            officer.press("Revise the deadline");
            assertThat(officer.text())
                    .contains(
                            "Deadline revised",
                            "May 2027, moved once, 61 days later than first promised",
                            "First promised: March 2027");
        }
    }

    @Test
    void a_correction_shows_what_the_entry_said_first_behind_a_details_element(Visits visits) {
        CaseOfCharnwood file = CaseOfCharnwood.opened(visits);
        file.record("progress", Map.of("status", "on-track", "narrative", "Printer foud"));
        try (Visitor officer = visits.as("officer.cbc")) {
            officer.goTo(file.page());
            officer.follow("Correct entry 2, Progress recorded");
            officer.follow("Correct what has happened");
            assertThat(officer.page().locator("#says").inputValue()).isEqualTo("Printer foud");
            officer.fill("It should say", "Printer found");
            officer.fill("Why it was wrong", "Typing mistake");
            officer.press("Correct the entry");

            assertThat(officer.text()).contains("Entry corrected", "Printer found");
            var first = officer.page().locator("#entry-2 details");
            assertThat(first.locator(".govuk-details__text").isVisible()).isFalse();
            first.locator("summary").click();
            assertThat(first.innerText()).contains("Printer foud");
            assertThat(officer.barriers()).isEmpty();
        }
    }

    @Test
    void what_should_not_be_there_is_cleared_and_stays_in_the_history(Visits visits) {
        CaseOfCharnwood file = CaseOfCharnwood.opened(visits);
        try (Visitor officer = visits.withoutScript("officer.cbc")) {
            officer.goTo(file.page() + "/corrections/1/outcome");
            assertThat(officer.text()).contains("Leave it empty if the entry should say nothing here");
            assertThat(officer.page().locator("#says").inputValue()).isEqualTo("More incidents are reported");
            officer.fill("It should say", "");
            officer.fill("Why it was wrong", "It belongs to another action");
            officer.press("Correct the entry");

            assertThat(officer.text()).contains("Entry corrected");
            assertThat(officer.page().locator("dl.govuk-summary-list").first().innerText())
                    .doesNotContain("More incidents are reported");
            assertThat(officer.page().locator("#entry-1").innerText()).contains("Nothing");
            assertThat(officer.page()
                            .locator("#entry-1 .app-first .govuk-details__text")
                            .textContent())
                    .contains("More incidents are reported");
            assertThat(officer.page().locator("#entry-2").innerText())
                    .contains("It should say", "Nothing", "It belongs to another action");

            officer.goTo(file.page() + "/corrections/1/action");
            assertThat(officer.text()).doesNotContain("Leave it empty");
            officer.fill("It should say", "");
            officer.fill("Why it was wrong", "Not ours");
            officer.press("Correct the entry");
            assertThat(officer.page().locator("#says-error").innerText()).contains("Enter what it should say");

            officer.goTo("/audit/" + file.lastPosition());
            assertThat(officer.text()).contains("Nothing", "It belongs to another action");
            officer.goTo("/audit?case=" + file.page().substring("/cases/".length()));
            assertThat(officer.text()).contains("Entry 1, outcome: nothing. It belongs to another action");
        }
    }

    @Test
    void a_case_is_completed_reopened_reassigned_and_withdrawn(Visits visits) {
        CaseOfCharnwood file = CaseOfCharnwood.opened(visits);
        try (Visitor officer = visits.as("officer.cbc")) {
            officer.goTo(file.page());
            officer.press("Complete the case");
            officer.fill("Outcome", "2,000 leaflets are out");
            officer.press("Complete the case");
            assertThat(officer.text())
                    .contains("Case completed", "Blue: completed")
                    .doesNotContain("Record progress");

            officer.press("Reopen the case");
            officer.fill("Reason", "A page was misprinted");
            officer.press("Reopen the case");
            assertThat(officer.text()).contains("Case reopened", "Record progress");

            officer.press("Reassign it");
            officer.fill("New responsible role", "Head of Neighbourhood Services");
            officer.press("Reassign it");
            assertThat(officer.text()).contains("Responsibility reassigned", "Head of Neighbourhood Services");

            officer.press("Withdraw the case");
            officer.fill("Reason", "The county prints one for all");
            officer.press("Withdraw the case");
            assertThat(officer.text()).contains("Case withdrawn", "Grey: withdrawn");
        }
    }

    @Test
    void nobody_is_offered_what_they_may_not_do(Visits visits) {
        CaseOfCharnwood file = CaseOfCharnwood.opened(visits);
        for (String username : new String[] {"auditor", "board", "officer.bdc"}) {
            try (Visitor reader = visits.as(username)) {
                reader.goTo(file.page());
                assertThat(reader.text()).contains("How it got there").doesNotContain("Record progress");
                assertThat(reader.goTo(file.page() + "/progress")).as(username).isEqualTo(403);
                assertThat(reader.heading()).isEqualTo("You do not have access to this");
            }
        }
        try (Visitor approver = visits.as("approver.cbc")) {
            approver.goTo(file.page());
            assertThat(approver.text()).contains("Record progress");
            approver.follow("Correct entry 1, Case opened");
            assertThat(approver.heading()).isEqualTo("Correct entry 1");
        }
    }

    @Test
    void what_people_write_is_shown_as_they_wrote_it_and_nothing_of_it_runs(Visits visits) {
        String markup = "<script>document.title='taken'</script><b>'\"&amp;</b> [[${7*7}]] th:text=\"${T(Runtime)}\"";
        String long_ = "Zażółć gęślą jaźń, Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch. ".repeat(125);
        CaseOfCharnwood file = CaseOfCharnwood.opened(
                visits,
                Map.of(
                        "action", markup,
                        "outcome", markup,
                        "commitment", markup,
                        "responsibleRole", "Pennaeth Gwasanaethau " + "Llanfairpwllgwyngyll".repeat(5) + " <i>"));
        try (Visitor officer = visits.onSmallScreen("officer.cbc")) {
            officer.goTo(file.page() + "/progress");
            officer.choose("On track");
            officer.fill("What has happened", markup + "\n" + long_);
            officer.press("Record progress");

            assertThat(officer.page().title()).startsWith(file.id());
            officer.unfold();
            assertThat(officer.text()).contains(markup, long_.strip()).doesNotContain("49");
            assertThat(officer.page().locator("main script, main b").count()).isZero();
            assertThat(officer.scrollsSideways()).isFalse();
            assertThat(new HtmlChecker().mistakes(officer.source())).isEmpty();
            officer.goTo("/cases?text=" + "gęślą");
            assertThat(officer.scrollsSideways()).isFalse();
            officer.goTo("/cases?text=document.title");
            assertThat(officer.text()).contains("<script>document.title='taken'</script>");
            assertThat(officer.scrollsSideways()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 768})
    void a_word_that_is_longer_than_its_place_pushes_no_list_out_of_the_screen(int width, Visits visits) {
        String name = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch";
        CaseOfCharnwood file = CaseOfCharnwood.opened(
                visits, Map.of("action", name, "responsibleRole", "Swyddog " + name, "deadline", "March 2020"));
        file.record("deadline", Map.of("to", "April 2020", "reason", name));
        try (Visitor officer = visits.withoutScript("officer.cbc")) {
            officer.page().setViewportSize(width, 900);
            for (String page : List.of("/cases?text=" + name, "/authorities/CBC")) {
                officer.goTo(page);
                assertThat(officer.text()).contains(name);
                assertThat(officer.scrollsSideways()).as(page).isFalse();
                assertThat(officer.brokenWords()).as(page).isEmpty();
            }
        }
    }

    @Test
    void a_long_narrative_is_shown_by_its_beginning_wherever_it_stands(Visits visits) {
        CaseOfCharnwood file = CaseOfCharnwood.opened(visits);
        String narrative = "Leaflets on reporting hate incidents were handed out at the market. ".repeat(146)
                + "More are printed in Llanfairpwllgwyngyll.";
        file.record("progress", Map.of("status", "on-track", "narrative", narrative));
        long position = file.lastPosition();
        try (Visitor auditor = visits.withoutScript("auditor");
                Visitor officer = visits.withoutScript("officer.cbc")) {
            for (String page : List.of(file.page(), file.page() + "/steps/2", "/audit/" + position)) {
                auditor.goTo(page);
                assertUnfolds(auditor, narrative);
            }
            for (String form : List.of("/progress", "/corrections/2")) {
                officer.goTo(file.page() + form);
                assertUnfolds(officer, narrative);
            }
        }
    }

    private static void assertUnfolds(Visitor visitor, String narrative) {
        Locator all = visitor.page().locator("main .app-unfold").first();
        Locator text = all.locator(".app-prose");
        Locator beginning = visitor.page().locator("main .app-long__beginning").first();
        String address = visitor.page().url();
        assertThat((Integer) visitor.page().evaluate("document.documentElement.scrollHeight"))
                .as(address)
                .isLessThan(3_600);
        assertThat(text.isVisible()).as(address).isFalse();
        assertThat(beginning.innerText()).hasSizeBetween(900, 1_010).endsWith(" …");
        assertThat(narrative).startsWith(beginning.innerText().replace("…", ""));
        all.getByText("Show all of it").click();
        assertThat(text.innerText()).isEqualTo(narrative);
        assertThat(beginning.isVisible()).as("twice the same").isFalse();

        visitor.page().reload();
        visitor.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(text.isVisible()).as("on paper").isTrue();
        visitor.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    @Test
    void the_list_keeps_every_filter_in_its_address(Visits visits) {
        try (Visitor board = visits.withoutScript("board")) {
            board.goTo("/cases");
            assertThat(board.text()).contains("cases", "Next");
            board.page().getByText("More filters").click();
            board.page().getByLabel("Council").selectOption("BDC");
            board.page().getByLabel("Colour").selectOption("red");
            board.page().getByLabel("Order").selectOption("due");
            board.press("Show cases");
            String address = board.page().url();
            assertThat(address).contains("authority=BDC", "rag=red", "sort=due");
            assertThat(board.page().locator("tbody tr").count()).isPositive();
            assertThat(board.page().locator("tbody tr td:nth-child(3)").allInnerTexts())
                    .allMatch(text -> text.startsWith("Red"));

            try (Visitor other = visits.as("auditor")) {
                other.goTo(address.substring(visits.home().length()));
                assertThat(other.page().getByLabel("Colour").inputValue()).isEqualTo("red");
                assertThat(other.goTo("/cases?rag=purple")).isEqualTo(400);
                assertThat(other.text()).contains("purple");
                assertThat(other.goTo("/cases?colour=red")).isEqualTo(400);
            }
        }
    }
}
