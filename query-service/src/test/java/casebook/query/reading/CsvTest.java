package casebook.query.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+44", "-2+3", "@SUM(A1)", "\t=1", "＝1", "－1"})
    void no_cell_is_taken_for_a_formula(String text) {
        assertThat(Csv.row(text, "a")).isEqualTo("'" + text + ",a\r\n");
    }

    @Test
    void what_a_formula_hides_behind_is_quoted_as_well() {
        assertThat(Csv.row("\r=1+1", "=A1&\",\"")).isEqualTo("\"'\r=1+1\",\"'=A1&\"\",\"\"\"\r\n");
    }

    @Test
    void other_cells_stay_as_they_are() {
        assertThat(Csv.row("", "Four of seven", "a, \"b\"", "CBC2016-3.1-CBC", "a=b"))
                .isEqualTo(",Four of seven,\"a, \"\"b\"\"\",CBC2016-3.1-CBC,a=b\r\n");
    }
}
