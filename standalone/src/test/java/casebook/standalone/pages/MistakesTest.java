package casebook.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.util.UriComponentsBuilder;

/** What pages say where something is to be put right: all of it at once, beside its field, with nothing lost. */
@ExtendWith(Visits.Guide.class)
class MistakesTest {

    @ParameterizedTest
    @CsvSource({
        "/cases?text=leaflet, authority=XYZ&rag=purple&overdue=maybe&plan=NOPE&dueBy=soon&asOf=never",
        "/audit?person=nobody, authority=XYZ&plan=NOPE&case=nonsense&kind=nothing&recordedFrom=soon&recordedTo=later",
        "/board?on=31+March+2018, plan=NOPE&describing=soon&asOf=never",
        "/administration/access-log?person=nobody, kind=nothing&outcome=maybe&from=soon&to=later",
        "/authorities/CBC?describing=31+March+2018, asOf=soon&on=later"
    })
    void all_that_is_wrong_in_an_address_is_told_beside_its_field(String address, String wrong, Visits visits) {
        Map<String, String> written = UriComponentsBuilder.newInstance()
                .query(wrong)
                .build()
                .getQueryParams()
                .toSingleValueMap();
        try (Visitor auditor = visits.as("auditor")) {
            assertThat(auditor.goTo(address + "&" + wrong)).isEqualTo(400);
            assertThat(auditor.page().title()).startsWith("Error: ");
            assertThat(links(auditor))
                    .isEqualTo(written.keySet().stream().map("#"::concat).toList());
            written.forEach((field, text) -> {
                assertThat(auditor.page().locator("#" + field).inputValue()).isEqualTo(text);
                assertThat(auditor.page().locator("#" + field + "-error").innerText())
                        .contains(text);
            });
            assertThat(auditor.barriers()).isEmpty();
            assertThat(new HtmlChecker().mistakes(auditor.source())).isEmpty();
        }
    }

    @Test
    void a_form_whose_session_ended_is_told_in_its_own_words(Visits visits) {
        CaseOfCharnwood file = CaseOfCharnwood.opened(visits);
        try (Visitor officer = visits.withoutScript("officer.cbc")) {
            officer.goTo(file.page() + "/progress");
            officer.choose("On track");
            officer.fill("What has happened", "Text agreed <b>");
            officer.fill("Come back to it on (optional)", "30 September 2027");
            officer.context().clearCookies();
            officer.press("Record progress");
            assertThat(officer.heading()).isEqualTo("This has not been sent yet");
            assertThat(officer.page().locator("main dt").allInnerTexts())
                    .containsExactly("Status", "What has happened", "Come back to it on");
            assertThat(officer.page().locator("main dd").allInnerTexts())
                    .containsExactly("On track", "Text agreed <b>", "30 September 2027");
        }
    }

    @Test
    void a_page_that_is_no_number_is_told_without_the_bounds_of_a_machine(Visits visits) {
        try (Visitor board = visits.withoutScript("board")) {
            assertThat(board.goTo("/cases?page=0")).isEqualTo(400);
            assertThat(board.page().locator("#page-error").innerText())
                    .endsWith("\"0\" is not a whole number from 1 on.");
        }
    }

    @Test
    void a_page_that_a_list_has_not_leads_to_its_last(Visits visits) {
        try (Visitor board = visits.withoutScript("board")) {
            assertThat(board.goTo("/cases?plan=SES2011&page=9999")).isEqualTo(404);
            assertThat(board.page().title()).startsWith("Page not found");
            assertThat(board.text()).contains("There is no page 9,999 in this list");
            board.follow("Go to the last page of the list");
            assertThat(board.page().url()).contains("plan=SES2011");
            assertThat(board.page().title()).matches("Cases \\(page (\\d+) of \\1\\).*");
            assertThat(board.page().locator("tbody tr").count()).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "soon | “soon” is no moment",
                "31 June 2018 | 31 June 2018\" is not a day of the calendar",
                "1/1/2099 | 1 January 2099 is yet to come",
                "1 January 2099 14:30 | 1 January 2099 14:30 is yet to come",
                "position=999999 | Entry 999999 is yet to come; the record ends at entry"
            })
    void a_moment_that_cannot_be_shown_is_told_in_one_sentence(String written, String told, Visits visits) {
        try (Visitor board = visits.withoutScript("board")) {
            board.goTo("/board");
            board.page().locator(".app-view-as-at summary").click();
            board.fill("At the end of", written);
            board.press("View");
            assertThat(board.page().locator("#asOf-error").innerText())
                    .contains(told.replace('“', '"').replace('”', '"'))
                    .doesNotContain("compared", "T23:59", "2018-03-31")
                    .hasSizeLessThan(200);
            assertThat(board.page().locator("#asOf").inputValue()).isEqualTo(written);
        }
    }

    @Test
    void a_case_that_was_closed_meanwhile_is_not_offered_a_sending_that_must_fail(Visits visits) {
        CaseOfCharnwood file = CaseOfCharnwood.opened(visits);
        try (Visitor officer = visits.as("officer.cbc")) {
            officer.goTo(file.page() + "/progress");
            officer.choose("At risk");
            officer.fill("What has happened", "The printer is late");
            file.record("completion", Map.of("outcome", "2,000 leaflets are out"));
            officer.press("Record progress");

            assertThat(officer.heading()).isEqualTo("This case has been completed");
            assertThat(officer.text())
                    .contains(
                            "Officer (CBC) recorded that on",
                            "Nothing of yours is recorded",
                            "2,000 leaflets are out",
                            "The printer is late",
                            "At risk");
            assertThat(officer.page()
                            .locator("button:has-text('Record progress')")
                            .count())
                    .isZero();
            assertThat(officer.barriers()).isEmpty();
            officer.press("I have reopened it");
            assertThat(officer.heading()).as("nobody has").isEqualTo("This case has been completed");

            try (Visitor another = visits.as("officer.cbc")) {
                another.goTo(officer.page().locator("a[target=_blank]").getAttribute("href"));
                another.fill("Reason", "A page was misprinted");
                another.press("Reopen the case");
                assertThat(another.text()).contains("Case reopened");
            }
            officer.press("I have reopened it");
            assertThat(officer.text())
                    .contains("The case has changed since you opened this form", "A page was misprinted");
            assertThat(officer.page().locator("#narrative").inputValue()).isEqualTo("The printer is late");
            officer.press("Record progress");
            assertThat(officer.text()).contains("Progress recorded", "The printer is late", "Amber: at risk");
            assertThat(file.entries("progress-recorded")).isEqualTo(1);
        }
    }

    @Test
    void two_who_close_or_reopen_one_case_learn_of_each_other(Visits visits) {
        CaseOfCharnwood file = CaseOfCharnwood.opened(visits);
        try (Visitor officer = visits.withoutScript("officer.cbc")) {
            officer.goTo(file.page() + "/completion");
            officer.fill("Outcome", "All done");
            file.record("withdrawal", Map.of("reason", "The county prints one for all"));
            officer.press("Complete the case");
            assertThat(officer.heading()).isEqualTo("This case has been withdrawn");
            assertThat(officer.text()).contains("The county prints one for all", "All done");

            officer.goTo(file.page() + "/reopening");
            officer.fill("Reason", "We print our own");
            file.record("reopening", Map.of("reason", "The county stopped"));
            officer.press("Reopen the case");
            assertThat(officer.heading()).isEqualTo("This case has been reopened");
            assertThat(officer.text()).contains("The county stopped", "We print our own");
            assertThat(officer.page().locator("main form").count()).isZero();

            file.record("completion", Map.of("outcome", "Out"));
            assertThat(officer.goTo(file.page() + "/progress")).isEqualTo(409);
            officer.follow("reopen the case");
            assertThat(officer.heading()).isEqualTo("Reopen the case");
        }
    }

    @Test
    void a_plan_whose_owner_is_gone_and_whose_rows_are_half_written_is_kept_as_typed(Visits visits) {
        try (Visitor admin = visits.as("admin")) {
            admin.goTo("/administration/plans/draft");
            admin.fill("Code", "GONE2026");
            admin.fill("Title", "Equality plan");
            admin.fill("First day", "1 April 2026");
            admin.fill("Last day", "31 March 2029");
            admin.page().locator("#divisions").fill("1");
            admin.page().locator("[name='divisions.1.title']").fill("First");
            admin.page().locator("[name='divisions.3.code']").fill("3");
            admin.page().locator("[name='divisions.4.title']").fill("Fourth");
            admin.press("Draft a plan");
            assertThat(admin.page().locator(".govuk-error-summary li").allInnerTexts())
                    .containsExactly("Row 3: enter a title", "Row 4: enter a number");
            PlaywrightAssertions.assertThat(admin.page().locator(".govuk-error-summary"))
                    .isFocused();
            admin.follow("Row 3: enter a title");
            assertThat(admin.page().locator(":focus").getAttribute("name")).isEqualTo("divisions.3.title");
            assertThat(admin.page().locator("[id='divisions.4.code-error']").innerText())
                    .contains("Row 4: enter a number");
            assertThat(admin.barriers()).isEmpty();
            assertThat(admin.page().locator("[name='divisions.4.title']").inputValue())
                    .isEqualTo("Fourth");

            admin.page().locator("[name='divisions.3.title']").fill("Third");
            admin.page().locator("[name='divisions.4.code']").fill("4");
            admin.page().evaluate("""
                    document.getElementById("owner").append(new Option("Gone", "XYZ", true, true))""");
            admin.press("Draft a plan");
            assertThat(admin.page().title()).startsWith("Error: Draft a plan");
            assertThat(admin.page().locator("#owner-error").innerText()).contains("no authority \"XYZ\"");
            assertThat(admin.page().locator("#owner").inputValue()).isEqualTo("XYZ");
            assertThat(admin.page().locator("#title").inputValue()).isEqualTo("Equality plan");
            assertThat(admin.page().locator("[name='divisions.3.title']").inputValue())
                    .isEqualTo("Third");
            admin.page().locator("#owner").selectOption("");
            admin.press("Draft a plan");
            assertThat(admin.text()).contains("The plan is drafted");
        }
    }

    private static List<String> links(Visitor visitor) {
        return visitor.page().locator(".govuk-error-summary a").all().stream()
                .map((Locator link) -> link.getAttribute("href"))
                .toList();
    }
}
