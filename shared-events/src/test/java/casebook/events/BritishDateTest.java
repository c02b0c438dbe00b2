package casebook.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BritishDateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2018-03-31",
                "2018-3-31",
                "31/03/2018",
                "31/3/18",
                "31.3.18",
                "31-03-2018",
                "31 March 2018",
                "31st march 2018",
                "31 Mar 18",
                "31-Mar-2018",
                "31-Mar-18",
                "March 31 2018",
                "March 31st, 2018",
                "31st of March, 2018",
                " 31 March\u00a02018 ",
                "2018-03-31T00:00:00",
                "31/03/2018 00:00"
            })
    void a_day_is_read_however_it_is_written(String text) {
        assertThat(BritishDate.parse(text)).isEqualTo(LocalDate.of(2018, 3, 31));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "31/02/2018",
                "03/31/2018",
                "2018-02-30",
                "31 April 2018",
                "31 March",
                "March 2018",
                "2018",
                "tomorrow",
                "31/03/2018 12:30",
                "31/03-2018",
                "٣١/٠٣/٢٠١٨",
                "31/03/0018",
                "31 March 2018 31 March 2018",
                "\u0000"
            })
    void what_is_no_day_is_refused_with_an_example(String text) {
        assertThatThrownBy(() -> BritishDate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "(?s).*(31/03/2018, 31 March 2018 or 2018-03-31|not a day of the calendar|in the years from 1900 to 2199).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"31 February 2018", "31st Feb 18", "31 of June 2018", "February 30, 2018", "31/02/2018"})
    void a_day_that_is_not_in_the_calendar_is_quoted_as_it_is_written(String text) {
        assertThatThrownBy(() -> BritishDate.parse(text))
                .hasMessage("\"" + text + "\" is not a day of the calendar (day, month, year)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2999-01-01", "01/01/1899", "2200-01-01"})
    void a_day_out_of_range_is_refused_with_the_range(String text) {
        assertThatThrownBy(() -> BritishDate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + text + "\" is not in the years from 1900 to 2199");
    }
}
