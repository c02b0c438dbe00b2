package casebook.command.importing;

import static org.assertj.core.api.Assertions.assertThat;

import casebook.events.Division;
import casebook.events.PerformanceArea;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DivisionsTest {
    private static final Divisions PLAN = new Divisions(List.of(
            new Division("1", "Knowing your community", PerformanceArea.KNOWING_COMMUNITIES),
            new Division("2", "Place shaping", PerformanceArea.LEADERSHIP),
            new Division("D1", "Our employees", PerformanceArea.WORKFORCE)));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1                                    | 1
            PEO 1                                | 1
            PEO 2: To enhance understanding      | 2
            2. Place shaping                     | 2
            Objective 2 – Place shaping          | 2
            Knowing your community               | 1
            1 Knowing your community             | 1
            d1                                   | D1
            workforce                            | D1
            Modern and diverse workforce         | D1
            """)
    void a_part_of_a_plan_is_found_however_it_is_named(String written, String code) {
        assertThat(PLAN.find(written))
                .hasValueSatisfying(division -> assertThat(division.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "1.1", "1.1 Do it", "12", "Something else", "", "2011 to 2014"})
    void what_names_none_is_not_guessed(String written) {
        assertThat(PLAN.find(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1.2a, 1", "2, 2", "D1.3, D1", "2-4, 2", "EO1/02, 1", "01.2, 1"})
    void a_reference_begins_with_its_part(String reference, String code) {
        assertThat(PLAN.ofReference(reference))
                .hasValueSatisfying(division -> assertThat(division.code()).isEqualTo(code));
    }
}
