package casebook.command.importing;

import static org.assertj.core.api.Assertions.assertThat;

import casebook.events.ProgressStatus;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Completed. EIAs continue to be monitored     | COMPLETED
            Completed in April 2017                      | COMPLETED
            Complete                                     | COMPLETED
            Done - see report                            | COMPLETED
            Not completed                                | OFF_TRACK
            Partially complete                           | ON_TRACK
            60% complete                                 | ON_TRACK
            Completed except for two wards               | ON_TRACK
            In Progress. Work continues                  | ON_TRACK
            On track                                     | ON_TRACK
            On-going                                     | ON_TRACK
            At risk: no budget                           | AT_RISK
            Delayed until the survey is back             | AT_RISK
            Off-track                                    | OFF_TRACK
            No progress                                  | NOT_STARTED
            Not yet started                              | NOT_STARTED
            Not applicable because the board has gone    | NOT_APPLICABLE
            N/A                                          | NOT_APPLICABLE
            GREEN                                        | ON_TRACK
            Amber - late                                 | AT_RISK
            R                                            | OFF_TRACK
            """)
    void a_report_begins_with_where_the_action_stands(String text, ProgressStatus status) {
        assertThat(StatusWords.status(text)).contains(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Completion is near",
                "Could not be monitored accurately until a new system arrives",
                "Red tape",
                "A report was written",
                "Target of 2.5 % not met, 440 incidents against 474",
                ""
            })
    void a_report_that_does_not_say_is_not_guessed(String text) {
        assertThat(StatusWords.status(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Date revised to May 2018. Draft is ready.                 | May 2018        | Draft is ready.
            Date revised to May 2018                                  | May 2018        | ''
            Deadline has been extended to 31/03/2019 - no staff       | 31/03/2019      | no staff
            Target date moved to end of 2018/19; the printer is late  | end of 2018/19  | the printer is late
            """)
    void a_revised_date_is_read_with_its_reason(String text, String to, String reason) {
        assertThat(StatusWords.revised(text)).hasValueSatisfying(revised -> {
            assertThat(revised.to().written()).isEqualTo(to);
            assertThat(revised.reason()).isEqualTo(reason);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Completed in April 2017. All information is on the web   | 2017-04-30
            Completed on 12 May 2017                                 | 2017-05-12
            Completed January 2023                                   | 2023-01-31
            Completed in time                                        |
            """)
    void the_day_of_completion_may_be_in_the_text(String text, LocalDate day) {
        assertThat(StatusWords.completedOn(text)).isEqualTo(Optional.ofNullable(day));
    }
}
