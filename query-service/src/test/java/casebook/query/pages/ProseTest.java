package casebook.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProseTest {
    private final Prose prose = new Prose();

    @Test
    void what_is_not_long_is_shown_whole() {
        assertThat(prose.beginning(null)).isNull();
        assertThat(prose.beginning("")).isNull();
        assertThat(prose.beginning("Leaflets printed.\n".repeat(19))).isNull();
        assertThat(prose.beginning("Leaflets ".repeat(133)))
                .as("a few words more")
                .isNull();
    }

    @Test
    void a_long_text_is_cut_after_a_word() {
        assertThat(prose.beginning("Leaflets ".repeat(500))).isEqualTo("Leaflets ".repeat(111) + "…");
    }

    @Test
    void a_text_of_many_lines_is_cut_after_some_of_them() {
        assertThat(prose.beginning("Leaflet\n".repeat(500))).isEqualTo("Leaflet\n".repeat(19) + "Leaflet …");
    }

    @Test
    void a_text_without_blanks_is_cut_between_characters() {
        assertThat(prose.beginning("x" + "🗳".repeat(1_000))).isEqualTo("x" + "🗳".repeat(499) + " …");
    }
}
