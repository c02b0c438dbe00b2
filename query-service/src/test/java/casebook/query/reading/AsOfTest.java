package casebook.query.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsOfTest {
    private static final LocalDate TODAY = LocalDate.of(2018, 3, 31);

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # a day is its last millisecond in Britain: 23:59:59.999, an hour earlier by Universal Time in summer
            2017-01-31               | 2017-01-31T23:59:59.999Z
            2017-07-01               | 2017-07-01T22:59:59.999Z
            01/07/2017               | 2017-07-01T22:59:59.999Z
            1 July 2017              | 2017-07-01T22:59:59.999Z
            July 1, 2017             | 2017-07-01T22:59:59.999Z
            # the days on which the clocks change have 23 and 25 hours
            2018-03-25               | 2018-03-25T22:59:59.999Z
            2018-10-28               | 2018-10-28T23:59:59.999Z
            # date-times, in Britain unless an offset is given
            2017-01-31T14:30         | 2017-01-31T14:30:00Z
            2017-07-01T14:30         | 2017-07-01T13:30:00Z
            2017-07-01T14:30:15.250  | 2017-07-01T13:30:15.250Z
            2017-07-01T14:30:00Z     | 2017-07-01T14:30:00Z
            2017-07-01T14:30:00+01:00| 2017-07-01T13:30:00Z
            # a plus sign that was not escaped
            2017-07-01T14:30:00 01:00| 2017-07-01T13:30:00Z
            2017-07-01T14:30-0500    | 2017-07-01T19:30:00Z
            31/01/2017 9:05          | 2017-01-31T09:05:00Z
            31 January 2017, 14:30   | 2017-01-31T14:30:00Z
            # either side of what the clocks leave out and repeat
            2018-03-25T00:59:59      | 2018-03-25T00:59:59Z
            2018-03-25T02:00         | 2018-03-25T01:00:00Z
            2018-10-28T00:59:59      | 2018-10-27T23:59:59Z
            2018-10-28T02:00         | 2018-10-28T02:00:00Z
            2018-10-28T01:30+01:00   | 2018-10-28T00:30:00Z
            2018-10-28T01:30Z        | 2018-10-28T01:30:00Z
            # from today, 31 March 2018, which is in summer time
            P-1D                     | 2018-03-30T22:59:59.999Z
            P-1M                     | 2018-02-28T23:59:59.999Z
            P-1Y                     | 2017-03-31T22:59:59.999Z
            -P1Y6M                   | 2016-09-30T22:59:59.999Z
            P-2W                     | 2018-03-17T23:59:59.999Z
            position=0               | position=0
            position=1234            | position=1234
            """)
    void a_moment_is_read_as_people_write_it(String text, String moment) {
        assertThat(AsOf.parse(text, TODAY)).singleElement().hasToString(moment);
    }

    @ParameterizedTest
    @CsvSource({"2018-03-25T01:00", "2018-03-25T01:30", "25/03/2018 1:59:59.999"})
    void a_time_that_the_clocks_left_out_is_refused(String text) {
        assertThatThrownBy(() -> AsOf.parse(text, TODAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("went forward")
                .hasMessageContaining("did not occur");
    }

    @ParameterizedTest
    @CsvSource({"2018-10-28T01:00", "2018-10-28T01:30", "28 October 2018 01:59"})
    void a_time_that_came_twice_is_refused_with_both(String text) {
        assertThatThrownBy(() -> AsOf.parse(text, TODAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("came twice")
                .hasMessageContaining("+01:00 for the first")
                .hasMessageContaining("Z for the second");
    }

    @Test
    void two_moments_stand_with_a_comma_between_them() {
        assertThat(AsOf.parse("2017-01-31,P-1D", TODAY))
                .extracting(Object::toString)
                .containsExactly("2017-01-31T23:59:59.999Z", "2018-03-30T22:59:59.999Z");
        assertThat(AsOf.parse("January 31, 2017, March 1, 2018", TODAY))
                .as("a date may have a comma in it")
                .extracting(Object::toString)
                .containsExactly("2017-01-31T23:59:59.999Z", "2018-03-01T23:59:59.999Z");
        assertThat(AsOf.parse("position=1,position=2", TODAY))
                .isEqualTo(List.of(new AsOf.Position(1), new AsOf.Position(2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "yesterday",
                "2017",
                "2017-02-30",
                "31/02/2017",
                "2017-02-28T24:00",
                "2017-02-28T12:60",
                "2017-02-28T12:00+25:00",
                "2017-02-28T12",
                "P",
                "P1X",
                "PT1H",
                "P-999999999999Y",
                "P-99999999Y",
                "position",
                "position=",
                "position=-1",
                "position=1.5",
                "position=99999999999999999999",
                "positions=1",
                "2017-01-31,",
                ",2017-01-31",
                "2017-01-31,2017-02-28,2017-03-31",
                "1899-12-31"
            })
    void anything_else_is_refused_in_a_sentence(String text) {
        assertThatThrownBy(() -> AsOf.parse(text, TODAY))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isNotBlank();
    }

    @Test
    void a_text_without_end_is_not_read() {
        assertThatThrownBy(() -> AsOf.parse("2017-01-31,".repeat(1_000), TODAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too long");
    }
}
