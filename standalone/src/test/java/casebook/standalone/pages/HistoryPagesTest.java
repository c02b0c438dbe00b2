package casebook.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;

import casebook.events.BritishDate;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The past, in pages. */
@ExtendWith(Visits.Guide.class)
class HistoryPagesTest {
    private static final String CASE = "/cases/CBC2016-3.1-CBC";

    @Test
    void the_past_says_that_it_is_the_past(Visits visits) {
        try (Visitor board = visits.withoutScript("board")) {
            board.goTo("/board?asOf=2011-01-01");
            assertThat(board.text()).contains("before its first entry", "Nothing can be changed here");
            board.goTo("/board");
            assertThat(board.text()).doesNotContain("Nothing can be changed here");
        }
    }

    @Test
    void every_page_of_the_record_leads_to_its_past_and_back(Visits visits) {
        for (String page :
                List.of("/cases?authority=CBC", CASE, "/authorities", "/authorities/CBC", "/plans", "/board")) {
            try (Visitor board = visits.withoutScript("board")) {
                board.goTo(page);
                board.page()
                        .getByText("What the record said on an earlier date")
                        .click();
                board.fill("At the end of", "position=395");
                board.press("View");
                assertThat(board.page().url()).contains(page).contains("asOf=position%3D395");
                assertThat(board.text()).contains("up to entry 395", "Nothing can be changed here");
                board.follow("Back to now");
                assertThat(board.page().url()).endsWith(page);
                assertThat(board.text()).doesNotContain("Nothing can be changed here");
            }
        }
    }

    @Test
    void no_moment_is_offered_from_before_the_record_began(Visits visits) {
        try (Visitor board = visits.withoutScript("board")) {
            board.goTo("/board?plan=CBC2016&asOf=30+June+2018");
            assertThat(board.text()).contains("before its first entry").doesNotContain("See the quarter");
            board.goTo("/board?plan=CBC2016");
            assertThat(board.page().content()).doesNotContain("a year ago", "the end of last quarter");
        }
    }

    @Test
    void before_the_record_a_page_says_where_it_begins_and_leads_to_what_is_known_now(Visits visits) {
        try (Visitor board = visits.withoutScript("board")) {
            board.goTo("/board?plan=SES2011&asOf=31+March+2018&on=31+March+2018");
            assertThat(board.text())
                    .contains("The record begins on " + BritishDate.write(LocalDate.now(BritishDate.ZONE)))
                    .doesNotContain("The record is empty");
            board.follow("See what is known now about 31 March 2018");
            assertThat(board.page().url()).contains("plan=SES2011").doesNotContain("asOf", "on=");
            assertThat(board.page().locator(".app-as-at").innerText()).startsWith("As at 31 March 2018");

            board.goTo("/authorities/CBC?asOf=31+March+2018");
            board.follow("See what is known now about 31 March 2018");
            assertThat(board.heading()).isEqualTo("Charnwood Borough Council");
            assertThat(board.text()).contains("This is what is known about 31 March 2018");

            board.goTo("/authorities/CBC?asOf=31+March+2010");
            assertThat(board.text()).contains("about 1 August 2010").doesNotContain("See what is known");
        }
    }

    @Test
    void a_case_in_a_list_of_the_past_leads_to_its_past(Visits visits) {
        try (Visitor board = visits.withoutScript("board")) {
            for (String list : List.of("/cases?authority=CBC&", "/authorities/CBC?")) {
                board.goTo(list + "asOf=position%3D395&on=31+March+2018");
                board.page().locator("tbody a[href^='/cases/CBC2016-']").first().click();
                assertThat(board.page().url()).endsWith("?asOf=position%3D395&on=31%20March%202018");
                assertThat(board.text()).contains("up to entry 395");
            }
        }
    }

    @Test
    void an_auditor_walks_through_a_case(Visits visits) {
        try (Visitor auditor = visits.withoutScript("auditor")) {
            auditor.goTo(CASE + "/steps/1");
            assertThat(auditor.heading()).isEqualTo("Case opened");
            auditor.follow("Next");
            assertThat(auditor.text()).contains("step 2 of", "changed");
            auditor.follow("Previous");
            assertThat(auditor.heading()).isEqualTo("Case opened");
            auditor.follow("Back to the case");
            assertThat(auditor.page().url()).endsWith(CASE);
        }
    }

    @Test
    void a_walk_through_the_record_leads_back_to_its_entry_and_to_nothing_else(Visits visits) {
        try (Visitor auditor = visits.withoutScript("auditor")) {
            auditor.goTo("/audit/steps/30");
            assertThat(auditor.page().locator(".govuk-back-link").allInnerTexts())
                    .containsExactly("Back to the entry");
        }
    }

    @Test
    void a_jump_to_a_day_before_the_first_entry_says_that_nothing_was_recorded_by_then(Visits visits) {
        try (Visitor auditor = visits.withoutScript("auditor")) {
            for (String walk : List.of(CASE + "/steps/2", "/audit/steps/2")) {
                auditor.goTo(walk);
                auditor.fill("Jump to what was last recorded by", "1 January 2010");
                auditor.press("Jump");
                assertThat(auditor.page().url()).endsWith("/steps/1");
                assertThat(auditor.text()).contains("Nothing was recorded by then");
            }
        }
    }

    @Test
    void each_step_says_what_the_entry_says_and_what_it_changed_in_words(Visits visits) {
        try (Visitor auditor = visits.withoutScript("auditor")) {
            auditor.goTo(CASE + "/steps/1");
            assertThat(auditor.text())
                    .contains("Action", "Deadline", "of the record")
                    .doesNotContain("{\"", "Version", "not-started");
            assertThat(auditor.page().getByText("What it left as it was").count())
                    .isZero();
            auditor.follow("Next");
            assertThat(auditor.page().locator("dl.app-said").count()).isEqualTo(1);
            assertThat(auditor.page().getByText("What it left as it was").count())
                    .isEqualTo(1);
            assertThat(auditor.page().locator("main").innerText()).doesNotContain("{\"", "Version", "true", "false");
        }
    }

    @Test
    void what_did_not_exist_yet_says_so_and_leads_to_now(Visits visits) {
        Map<String, String> pages = Map.of(
                CASE,
                "This case did not exist yet",
                "/plans/CBC2016",
                "This plan did not exist yet",
                "/authorities/CBC",
                "This council did not exist yet");
        pages.forEach((page, heading) -> {
            try (Visitor board = visits.withoutScript("board")) {
                assertThat(board.goTo(page + "?asOf=2015-11-22")).isEqualTo(404);
                assertThat(board.heading()).isEqualTo(heading);
                assertThat(board.text())
                        .contains("The past", "did not exist yet on 22 November 2015", " by entry ", ", recorded on ");
                board.follow("See it as it is now");
                assertThat(board.page().url()).endsWith(page);
            }
        });
    }

    @Test
    void a_member_of_the_board_publishes_a_paper_and_opens_it_again(Visits visits) {
        try (Visitor board = visits.withoutScript("board")) {
            board.goTo("/papers");
            board.fill("Title", "Quarterly report");
            board.fill("Colours of", "31 March 2018");
            board.press("Publish");
            assertThat(board.text())
                    .containsPattern("Board paper \\d+ is published")
                    .containsPattern("\\d+\\. Quarterly report");
            board.follow("Open “Quarterly report”");
            String address = board.page().url().substring(visits.home().length());
            String first = board.page().content();
            assertThat(board.heading()).isEqualTo("Quarterly report");
            assertThat(board.text()).contains("Colours of 31 March 2018, by the record of ");
            board.goTo(address);
            assertThat(board.page().content()).isEqualTo(first);
            board.goTo("/papers");
            board.fill("Title", "quarterly report");
            board.press("Publish");
            assertThat(board.text()).contains(address.replaceFirst(".*/", "Paper ") + " has that title already");
            board.goTo("/papers");
            board.fill("Colours of", "1 January 2099");
            board.press("Publish");
            assertThat(board.page().locator("#title-error").innerText()).contains("Enter a title");
            board.fill("Title", "A paper of the future");
            board.press("Publish");
            assertThat(board.page().locator("#on-error").innerText()).contains("“Colours of”");
        }
    }
}
