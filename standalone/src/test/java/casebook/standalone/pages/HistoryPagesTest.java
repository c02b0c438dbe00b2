package casebook.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The past, in pages. */
@ExtendWith(Visits.Guide.class)
class HistoryPagesTest {
    @Test
    void the_past_says_that_it_is_the_past(Visits visits) {
        try (Visitor board = visits.withoutScript("board")) {
            board.goTo("/board?asOf=2011-01-01");
            assertThat(board.text()).contains("before its first entry", "Nothing can be changed here");
            board.goTo("/board");
            assertThat(board.text()).doesNotContain("Nothing can be changed here");
        }
    }
}
