package casebook.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;

import casebook.events.BritishDate;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.Media;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What changed between two dates, as a member of the board sees it. */
@ExtendWith(Visits.Guide.class)
class ComparePageTest {
    private static final String TWO_ENTRIES = "/compare?from=position%3D20&to=position%3D380";

    private final String today = BritishDate.write(LocalDate.now(BritishDate.ZONE));

    @Test
    void long_dates_fit_on_a_small_screen(Visits visits) {
        try (Visitor board = visits.onSmallScreen("board")) {
            board.goTo("/compare?from=30+September+2025&to=" + today);
            assertThat(count(board, "Red").evaluateAll("cells => cells.map(cell => cell.dataset.label)"))
                    .isEqualTo(List.of("30 September 2025", today));
            assertThat(board.scrollsSideways()).isFalse();
        }
    }

    @Test
    void an_address_that_compares_on_the_interface_compares_on_pages(Visits visits) {
        try (Visitor board = visits.withoutScript("board")) {
            for (String page : new String[] {"/board", "/compare"}) {
                board.goTo(page + "?asOf=position%3D20,position%3D380&plan=SES2011");
                assertThat(board.page().url()).contains("/compare?").contains("plan=SES2011");
                assertThat(board.page().locator("#from").inputValue()).isEqualTo("position=20");
                assertThat(board.page().locator("#to").inputValue()).isEqualTo("position=380");
                assertThat(board.page().locator("#plan").inputValue()).isEqualTo("SES2011");
            }
            assertThat(board.goTo("/compare?asOf=position%3D20")).isEqualTo(400);
            assertThat(board.text()).contains("Two are compared, with a comma between them");
        }
    }

    @Test
    void a_comparison_of_what_was_known_about_a_day_says_so(Visits visits) {
        try (Visitor board = visits.withoutScript("board")) {
            board.goTo("/compare?from=P-1D&to=P0D&describing=2018-03-31&on=2018-05-01");
            assertThat(board.text())
                    .contains(
                            "Only what describes 31 March 2018 or an earlier day is counted.",
                            "Colours, and what is overdue, are those of 1 May 2018.");
            board.follow("Compare entry 1 with " + today);
            assertThat(board.text()).contains("Only what describes 31 March 2018", "those of 1 May 2018");
        }
    }

    @Test
    void entries_that_are_compared_are_named_by_their_numbers_and_when_they_were_recorded(Visits visits) {
        try (Visitor board = visits.withoutScript("board")) {
            board.goTo(TWO_ENTRIES);
            assertThat(board.page().locator("thead th").allInnerTexts())
                    .satisfiesExactly(
                            cases -> assertThat(cases).isEqualTo("Cases"),
                            before -> assertThat(before).startsWith("Entry 20").contains("recorded on "),
                            after -> assertThat(after).startsWith("Entry 380").contains("recorded on "));
        }
    }

    @Test
    void red_before_and_what_turned_red_make_red_after_and_new_cases_among_them_are_counted(Visits visits) {
        try (Visitor board = visits.withoutScript("board")) {
            board.goTo("/compare?from=position%3D100&to=position%3D380");
            int before = Integer.parseInt(count(board, "Red").first().innerText());
            int after = Integer.parseInt(count(board, "Red").last().innerText());
            int turned = rows(board, "Turned red").count();
            int noLonger = rows(board, "No longer red").count();
            assertThat(turned).isPositive();
            assertThat(before + turned - noLonger).isEqualTo(after);
            long opened = rows(board, "Turned red").allTextContents().stream()
                    .filter(row -> row.contains("new, red"))
                    .count();
            assertThat(section(board, "Turned red").innerText())
                    .contains(
                            opened == turned
                                    ? "All of them were opened"
                                    : opened + " of them were opened in this time");
        }
    }

    @Test
    void a_long_list_is_folded_and_whole_on_paper(Visits visits) {
        try (Visitor board = visits.withoutScript("board")) {
            board.goTo(TWO_ENTRIES);
            Locator opened = section(board, "Opened");
            assertThat(opened.locator("h2").innerText()).isEqualTo("Opened (306)");
            assertThat(opened.locator("li:visible").count()).isEqualTo(10);
            opened.getByText("Show the other 296").click();
            assertThat(opened.locator("li:visible").count()).isEqualTo(306);

            board.goTo(TWO_ENTRIES);
            board.page().emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(section(board, "Opened").locator("li:visible").count()).isEqualTo(306);
        }
    }

    @Test
    void a_case_leads_to_how_it_was_at_the_second_moment(Visits visits) {
        try (Visitor board = visits.withoutScript("board")) {
            board.goTo(TWO_ENTRIES + "&plan=CBC2016");
            rows(board, "Opened").first().locator("a").click();
            assertThat(board.page().url()).contains("/cases/CBC2016-").endsWith("?asOf=position%3D380");
            assertThat(board.text()).contains("up to entry 380");
        }
    }

    @Test
    void before_the_record_it_says_where_that_begins_and_compares_from_there(Visits visits) {
        try (Visitor board = visits.withoutScript("board")) {
            board.goTo("/compare?plan=CBC2016");
            assertThat(board.text())
                    .contains("before the first entry", "The record begins on " + today + " with entry 1.")
                    .doesNotContain("Opened (0)");
            board.follow("Compare entry 1 with " + today);
            assertThat(board.page().locator("thead").innerText()).contains("Entry 1", today);
            assertThat(rows(board, "Opened").count()).isPositive();
            assertThat(board.page().locator("#plan").inputValue()).isEqualTo("CBC2016");
        }
    }

    private static Locator count(Visitor board, String what) {
        return board.page().locator("tbody tr:has(th:text-is('%s')) td".formatted(what));
    }

    private static Locator section(Visitor board, String name) {
        return board.page().locator("section:has(h2:text-matches('^%s '))".formatted(name));
    }

    private static Locator rows(Visitor board, String name) {
        return section(board, name).locator("li");
    }
}
