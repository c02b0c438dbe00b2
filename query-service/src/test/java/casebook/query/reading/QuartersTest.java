package casebook.query.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuartersTest {

    @Test
    void the_quarter_that_runs_has_not_ended() {
        assertThat(Quarters.endedBy(LocalDate.of(2018, 6, 29), 3))
                .isEqualTo(days("2017-09-30", "2017-12-31", "2018-03-31"));
    }

    @Test
    void a_quarter_has_ended_at_the_end_of_its_last_day() {
        assertThat(Quarters.endedBy(LocalDate.of(2018, 6, 30), 2)).isEqualTo(days("2018-03-31", "2018-06-30"));
    }

    @Test
    void the_thirty_first_leads_to_the_end_of_a_shorter_month() {
        assertThat(Quarters.endedBy(LocalDate.of(2018, 12, 31), 4))
                .isEqualTo(days("2018-03-31", "2018-06-30", "2018-09-30", "2018-12-31"));
        assertThat(Quarters.endedBy(LocalDate.of(2018, 5, 31), 1)).isEqualTo(days("2018-03-31"));
    }

    private static List<LocalDate> days(String... days) {
        return List.of(days).stream().map(LocalDate::parse).toList();
    }
}
