package casebook.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import casebook.events.Deadline.AsPerPlan;
import casebook.events.Deadline.Dated;
import casebook.events.Deadline.Ongoing;
import casebook.events.Deadline.Recurring;
import casebook.events.Deadline.Starting;
import casebook.events.Deadline.Undecided;
import casebook.events.Deadline.Unstated;
import casebook.events.Deadline.Varying;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            April 2018                              | 2018-04-30
            Apr 2018                                | 2018-04-30
            APRIL 2018.                             | 2018-04-30
            Apr-18                                  | 2018-04-30
            Aug-11                                  | 2011-08-31
            Aug 11                                  | 2011-08-31
            Mar '18                                 | 2018-03-31
            Sept 2018                               | 2018-09-30
            Sept. 2018                              | 2018-09-30
            September, 2018                         | 2018-09-30
            February 2016                           | 2016-02-29
            Feb-17                                  | 2017-02-28
            04/2018                                 | 2018-04-30
            4/2018                                  | 2018-04-30
            03.2018                                 | 2018-03-31
            04/18                                   | 2018-04-30
            2018-03                                 | 2018-03-31
            2011-12                                 | 2011-12-31
            31/03/2018                              | 2018-03-31
            31/3/18                                 | 2018-03-31
            31.3.18                                 | 2018-03-31
            31-03-2018                              | 2018-03-31
            05/04/2018                              | 2018-04-05
            31/03/2018 00:00                        | 2018-03-31
            2018-03-31                              | 2018-03-31
            2018-03-31T00:00:00                     | 2018-03-31
            2018-03-31 00:00:00                     | 2018-03-31
            31 March 2018                           | 2018-03-31
            31st March 2018                         | 2018-03-31
            31 st October 2017                      | 2017-10-31
            the 1st of April, 2018                  | 2018-04-01
            31-Mar-18                               | 2018-03-31
            31 Mar 18                               | 2018-03-31
            March 31 2018                           | 2018-03-31
            March 31st, 2018                        | 2018-03-31
            Friday 30 March 2018                    | 2018-03-30
            By end of March 2018                    | 2018-03-31
            by 31 March 2018                        | 2018-03-31
            By the end of March 2018                | 2018-03-31
            End March 2018                          | 2018-03-31
            No later than 31 March 2018             | 2018-03-31
            on or before 31 March 2018              | 2018-03-31
            Before 31 March 2018                    | 2018-03-30
            before April 2018                       | 2018-03-31
            before the end of April 2018            | 2018-04-30
            To be completed by June 2018            | 2018-06-30
            Target date: June 2018                  | 2018-06-30
            April 2018 (TBC)                        | 2018-04-30
            April 2018*                             | 2018-04-30
            April 2018 (1)                          | 2018-04-30
            April 2018 [2]                          | 2018-04-30
            April 2018¹                             | 2018-04-30
            April 2018                              | 2018-04-30
            w/c 5 March 2018                        | 2018-03-11
            week ending 9 March 2018                | 2018-03-09
            end of 2018                             | 2018-12-31
            2018                                    | 2018-12-31
            during 2018                             | 2018-12-31
            mid 2018                                | 2018-06-30
            mid-2018                                | 2018-06-30
            early 2018                              | 2018-03-31
            late 2018                               | 2018-12-31
            mid-March 2018                          | 2018-03-15
            early March 2018                        | 2018-03-10
            start of March 2018                     | 2018-03-10
            Spring 2018                             | 2018-05-31
            Summer 2018                             | 2018-08-31
            Autumn 2018                             | 2018-11-30
            Winter 2018                             | 2019-02-28
            Winter 2019/20                          | 2020-02-29
            2017/18                                 | 2018-03-31
            2017-18                                 | 2018-03-31
            2017–2018                               | 2018-03-31
            2017/2018                               | 2018-03-31
            17/18                                   | 2018-03-31
            FY 2017/18                              | 2018-03-31
            FY2017/18                               | 2018-03-31
            Financial year 2017/18                  | 2018-03-31
            FY 2011-12                              | 2012-03-31
            end FY22                                | 2022-03-31
            FY '22                                  | 2022-03-31
            Academic year 2021/22                   | 2022-08-31
            End of 2021-22 academic year            | 2022-08-31
            May 2021 (extended)                     | 2021-05-31
            31/03/2021 - revised                    | 2021-03-31
            Regular updates by March 2018           | 2018-03-31
            Weekly until March 2018                 | 2018-03-31
            FY 11/12                                | 2012-03-31
            Financial year end 2017/18              | 2018-03-31
            Year end 2017/18                        | 2018-03-31
            End of 2017/18                          | 2018-03-31
            year end 2017/18                        | 2018-03-31
            2016-2018                               | 2018-12-31
            Q1 2017/18                              | 2017-06-30
            Q2 2017/18                              | 2017-09-30
            Q3 2017-18                              | 2017-12-31
            Quarter 4 2018/19                       | 2019-03-31
            Qtr 4 2018/19                           | 2019-03-31
            Q4 18/19                                | 2019-03-31
            Q4 (2018/19)                            | 2019-03-31
            2018/19 Q1                              | 2018-06-30
            First quarter of 2018/19                | 2018-06-30
            4th quarter 2018/19                     | 2019-03-31
            End of Q2 2017/18                       | 2017-09-30
            April 2017 to March 2018                | 2018-03-31
            April 2017 - March 2018                 | 2018-03-31
            April 2017 – March 2018                 | 2018-03-31
            Apr-17 - Mar-18                         | 2018-03-31
            April - June 2018                       | 2018-06-30
            between April and June 2018             | 2018-06-30
            From April 2017 to March 2018           | 2018-03-31
            Start June 2011, complete by March 2012 | 2012-03-31
            1 April - 30 June 2018                  | 2018-06-30
            Ongoing until March 2018                | 2018-03-31
            Ongoing throughout 2017/18              | 2018-03-31
            Quarterly until March 2018              | 2018-03-31
            June 2011 and on-going thereafter       | 2011-06-30
            """)
    void a_deadline_with_one_date_is_due_at_the_last_day_of_what_it_names(String written, LocalDate due) {
        assertThat(DeadlineText.parse(written)).isEqualTo(new Dated(written, List.of(due)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            January 2017 / January 2018                       | 2017-01-31 2018-01-31
            January 2017/ January 2018                        | 2017-01-31 2018-01-31
            April 2017 & April 2018                           | 2017-04-30 2018-04-30
            April 2017 and April 2018                         | 2017-04-30 2018-04-30
            March 2018, March 2019                            | 2018-03-31 2019-03-31
            March 2018; March 2019                            | 2018-03-31 2019-03-31
            September 2020 March 2021                         | 2020-09-30 2021-03-31
            Mar 18 Mar 19                                     | 2018-03-31 2019-03-31
            Mar-18 Apr-18                                     | 2018-03-31 2018-04-30
            March 18/March 19                                 | 2018-03-31 2019-03-31
            quarterly: Jan/Apr/Jul/Oct 2017                   | 2017-01-31 2017-04-30 2017-07-31 2017-10-31
            Quarterly Updates Jan/ Apr/Jul/ Oct 2017          | 2017-01-31 2017-04-30 2017-07-31 2017-10-31
            Jan, Apr & Jul 2017, Jan 2018                     | 2017-01-31 2017-04-30 2017-07-31 2018-01-31
            Nov/Dec 2017/Jan 2018                             | 2017-11-30 2017-12-31 2018-01-31
            31 March and 30 September 2018                    | 2018-03-31 2018-09-30
            1 April 10 July 2018                              | 2018-04-01 2018-07-10
            1st April, 1st July 2018                          | 2018-04-01 2018-07-01
            31/03/2018, 31/03/2019                            | 2018-03-31 2019-03-31
            31/03/2018 and 30/09/2018                         | 2018-03-31 2018-09-30
            Q1 & Q3 2018/19                                   | 2018-06-30 2018-12-31
            Spring/Autumn 2018                                | 2018-05-31 2018-11-30
            2017/18 and 2018/19                               | 2018-03-31 2019-03-31
            Annual report April 2017 / April 2018             | 2017-04-30 2018-04-30
            """)
    void a_deadline_with_several_dates_is_due_on_each(String written, String due) {
        assertThat(DeadlineText.parse(written))
                .isEqualTo(new Dated(
                        written,
                        Arrays.stream(due.split(" ")).map(LocalDate::parse).toList()));
    }

    @Test
    void two_lines_of_a_cell_are_two_dates() {
        assertThat(DeadlineText.parse("September 2020\nMarch 2021"))
                .isEqualTo(new Dated(
                        "September 2020\nMarch 2021", List.of(LocalDate.of(2020, 9, 30), LocalDate.of(2021, 3, 31))));
        assertThat(DeadlineText.parse("Quarterly\r\nUpdates\r\nJan/ Apr/Jul/ Oct\r\n2017"))
                .isInstanceOfSatisfying(
                        Dated.class, dated -> assertThat(dated.due()).hasSize(4));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            December 2011 and yearly thereafter        | 2011-12-31 | P1Y
            December 2011, annually thereafter         | 2011-12-31 | P1Y
            April 2017 then annually                   | 2017-04-30 | P1Y
            April 2017 (annual)                        | 2017-04-30 | P1Y
            annually from April 2017                   | 2017-04-30 | P1Y
            From April 2017 annually                   | 2017-04-30 | P1Y
            Annually - April 2017                      | 2017-04-30 | P1Y
            March 31 2018 and every year               | 2018-03-31 | P1Y
            Each April from 2017                       | 2017-04-30 | P1Y
            30 June annually from 2022                 | 2022-06-30 | P1Y
            Quarterly from June 2017                   | 2017-06-30 | P3M
            Monthly from 1 June 2017                   | 2017-06-01 | P1M
            Every six months from June 2017            | 2017-06-30 | P6M
            6 monthly from June 2017                   | 2017-06-30 | P6M
            Half-yearly from June 2017                 | 2017-06-30 | P6M
            Every 2 years from June 2017               | 2017-06-30 | P2Y
            every other year from June 2017            | 2017-06-30 | P2Y
            April 2017, April 2018 and annually thereafter | 2017-04-30 | P1Y
            """)
    void a_recurring_deadline_comes_back_from_its_first_date(String written, LocalDate first, Period every) {
        assertThat(DeadlineText.parse(written)).isEqualTo(new Recurring(written, first, every));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Start June 2011                | 2011-06-01
            From June 2011                 | 2011-06-01
            Starting 15 June 2011          | 2011-06-15
            June 2011 onwards              | 2011-06-01
            Ongoing from June 2011         | 2011-06-01
            Ongoing since 2015             | 2015-01-01
            June 2011 - ongoing            | 2011-06-01
            From 2017/18                   | 2017-04-01
            Commencing Q2 2017/18          | 2017-07-01
            Regularly from June 2011       | 2011-06-01
            """)
    void a_start_is_the_first_day_of_what_it_names(String written, LocalDate start) {
        assertThat(DeadlineText.parse(written)).isEqualTo(new Starting(written, start));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ongoing",
                "On-going",
                "on going",
                "ON–GOING",
                "Continuous",
                "Rolling programme",
                "Annually",
                "Annual - March",
                "Every March",
                "Monthly",
                "Quarterly",
                "Weekly",
                "Every two weeks",
                "Termly",
                "Regularly",
                "As required",
                "Ongoing (reviewed annually)",
                "Ongoing, as required",
                "Throughout",
                "Life of the plan",
                "Annually by 31 March",
                "Quarterly updates"
            })
    void what_goes_on_or_comes_back_without_a_first_date_is_ongoing(String written) {
        assertThat(DeadlineText.parse(written)).isEqualTo(new Ongoing(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TBC",
                "tbc",
                "T.B.C.",
                "TBA",
                "TBD",
                "To be confirmed",
                "To be agreed",
                "Date to be confirmed",
                "TBC – subject to funding",
                "?"
            })
    void what_is_to_be_confirmed_is_undecided(String written) {
        assertThat(DeadlineText.parse(written)).isEqualTo(new Undecided(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Varies by council",
                "Varies",
                "Various",
                "Varied according to partner timetable",
                "Vary according to district/ borough needs",
                "Dates vary"
            })
    void what_differs_by_council_varies(String written) {
        assertThat(DeadlineText.parse(written)).isEqualTo(new Varying(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "As per Plan",
                "As per Hate Crime action plan",
                "per the 2018/19 service plan",
                "See Prevent action plan",
                "In line with the Community Safety Plan 2017-20"
            })
    void what_stands_in_another_plan_is_as_per_that_plan(String written) {
        assertThat(DeadlineText.parse(written)).isEqualTo(new AsPerPlan(written));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\u00a0", "-", "–", "—", "N/A", "n/a", "None", "--", "\n"})
    void nothing_written_is_unstated(String written) {
        assertThat(DeadlineText.parse(written)).isInstanceOf(Unstated.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31/02/2018",
                "29/02/2018",
                "31 April 2018",
                "13/2018",
                "00/2018",
                "03/31/2018",
                "2018-13",
                "2018-02-30",
                "31/13/2018",
                "April",
                "31 March",
                "March/June",
                "next Tuesday",
                "soon",
                "Immediately",
                "Completed",
                "Q2 2018",
                "Q5 2018/19",
                "11/12",
                "04/11",
                "2016/18",
                "Summer 2018/19",
                "December/January 2018",
                "2018/7",
                "not before April 2018",
                "April or May 2018",
                "Aprl 2018",
                "=TODAY()",
                "<b>May 2018</b>",
                "43190",
                "1",
                "12345678901234567890",
                "May 1",
                "March 0018",
                "31/03/0018",
                "April 2017, June 2017 and annually thereafter",
                "March 2018 - April 2017",
                "mid summer 2018",
                "every 0 years from 2018",
                "start",
                "FY 2018",
                "Financial year end 2018",
                "Year end 2018",
                "April 2018 \u0000",
                "Academic year 2022",
                "Academic year 2021/23",
                "ASAP",
                "Within 3 months of adoption",
                "May 2021 extended to June 2021",
                "٣١/٠٣/٢٠١٨"
            })
    void what_cannot_be_read_is_refused_with_the_accepted_forms(String written) {
        assertThatThrownBy(() -> DeadlineText.parse(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + Quotation.of(written) + "\" can't be read as a deadline")
                .hasMessageContaining("April 2018, Apr-18, 04/2018")
                .hasMessageNotContaining("\u0000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fortnightly from 1 May 2027",
                "Weekly from June 2011",
                "Every 2 weeks from 1 May 2027",
                "1 May 2027 and weekly thereafter",
                "Each term from September 2027",
                "Daily, May 2027",
                "Bi-monthly from May 2027"
            })
    void what_comes_back_more_often_than_can_be_followed_is_refused_rather_than_read_as_a_start(String written) {
        assertThatThrownBy(() -> DeadlineText.parse(written)).hasMessageContaining("write \"monthly from May 2027\"");
    }

    @Test
    void a_refusal_says_which_part_was_not_understood() {
        assertThatThrownBy(() -> DeadlineText.parse("April 2018 maybe"))
                .hasMessageContaining("\"maybe\" is not understood");
        assertThatThrownBy(() -> DeadlineText.parse("April")).hasMessageContaining("no year");
        assertThatThrownBy(() -> DeadlineText.parse("Q2 2018")).hasMessageContaining("Q2 2018/19");
        assertThatThrownBy(() -> DeadlineText.parse("31/02/2018")).hasMessageContaining("not a day of the calendar");
    }

    @Test
    void a_text_of_more_than_200_characters_is_refused() {
        assertThatThrownBy(() -> DeadlineText.parse("TBC " + "x".repeat(200)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("longer than 200");
    }

    @Test
    void what_was_written_is_kept_without_the_space_around_it() {
        assertThat(DeadlineText.parse("\u00a0 By end of  March\u00a02018 \n").written())
                .isEqualTo("By end of  March\u00a02018");
    }

    @Test
    void every_month_of_every_year_in_each_spelling_is_due_at_its_last_day() {
        for (YearMonth month = YearMonth.of(2000, 1); month.getYear() < 2100; month = month.plusMonths(1)) {
            for (String spelling : spellings(month)) {
                assertThat(DeadlineText.parse(spelling))
                        .as(spelling)
                        .isEqualTo(new Dated(spelling, List.of(month.atEndOfMonth())));
            }
        }
    }

    private static List<String> spellings(YearMonth month) {
        String full = month.getMonth().getDisplayName(TextStyle.FULL, Locale.UK);
        String brief = full.substring(0, 3);
        String two = "%02d".formatted(month.getYear() % 100);
        int year = month.getYear();
        return Stream.of(
                        full + " " + year,
                        brief + " " + year,
                        brief + "-" + two,
                        brief + " '" + two,
                        full + " " + two,
                        brief + "-" + year,
                        "%02d/%d".formatted(month.getMonthValue(), year),
                        "%d/%d".formatted(month.getMonthValue(), year),
                        month.toString(),
                        "by end of " + full + " " + year,
                        "End " + full + " " + year,
                        month.atEndOfMonth().toString(),
                        month.atEndOfMonth().format(DateTimeFormatter.ofPattern("dd/MM/uuuu")),
                        month.atEndOfMonth().format(DateTimeFormatter.ofPattern("d.M.uu")),
                        month.atEndOfMonth().format(DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK)))
                .flatMap(text -> Stream.of(text, text.toUpperCase(Locale.UK), " " + text.replace(' ', '\u00a0') + "."))
                .map(text -> text.replaceAll("^[\\s\\p{Z}]+", ""))
                .toList();
    }

    @Test
    void whatever_is_written_is_read_or_refused_and_reads_the_same_again() {
        Random random = new Random(20180331);
        List<String> pieces = List.of(
                "April",
                "Apr",
                "may",
                "2018",
                "18",
                "2017/18",
                "31",
                "31st",
                "/",
                "-",
                "–",
                " ",
                " ",
                " ",
                ",",
                ";",
                "&",
                "and",
                "Q2",
                "Quarter",
                "summer",
                "annually",
                "every",
                "2",
                "months",
                "from",
                "start",
                "FY 2018",
                "Financial year end 2018",
                "Year end 2018",
                "end",
                "of",
                "mid",
                "before",
                "by",
                "TBC",
                "ongoing",
                "thereafter",
                "varies",
                "as per",
                "plan",
                "(",
                ")",
                "*",
                "\u00a0",
                "\n",
                "00",
                "0",
                "é",
                "\u0000",
                ".",
                "'",
                "w/c",
                "to",
                "until",
                "between",
                "99999999999",
                "12",
                "Winter",
                "2199",
                "1900");
        for (int n = 0; n < 60_000; n++) {
            String text = random.ints(1 + random.nextInt(9), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
            try {
                Deadline deadline = DeadlineText.parse(text);
                assertThat(DeadlineText.parse(deadline.written()).sameAs(deadline))
                        .as(text)
                        .isTrue();
            } catch (IllegalArgumentException e) {
                assertThat(e).as(text).hasMessageContaining("Accepted are");
            }
        }
    }
}
