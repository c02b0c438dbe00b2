package casebook.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProposalTest {

    @Test
    void it_has_at_least_one_event() {
        assertRefused(List.of(), "at least one event");
    }

    @Test
    void all_of_it_takes_at_most_eight_mebibytes() {
        NewEvent large = event("\u20ac".repeat(1 << 20));

        assertThat(proposal("SES2011-1.2a-CBC", List.of(large, large)).events()).hasSize(2);
        assertRefused(List.of(large, large, large), "this one 94");
        assertRefused(Collections.nCopies(200_000, event("{}")), "at most 8388608 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "a\udc22", "\udc22\ud83d"})
    void its_text_is_well_formed(String halves) {
        assertRefused(List.of(event(halves)), "not well-formed Unicode");
        assertThat(proposal("SES2011-1.2a-CBC", List.of(event("\ud83d\udc22"))).events())
                .hasSize(1);
    }

    @Test
    void its_names_are_neither_blank_nor_longer_than_500_characters() {
        assertThatIllegalArgumentException().isThrownBy(() -> proposal(" ", List.of(event("{}"))));
        assertThatIllegalArgumentException().isThrownBy(() -> proposal("x".repeat(501), List.of(event("{}"))));
        assertThat(proposal("x".repeat(500), List.of(event("{}"))).stream()).hasSize(500);
    }

    private static void assertRefused(List<NewEvent> events, String because) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> proposal("SES2011-1.2a-CBC", events))
                .withMessageContaining(because);
    }

    private static NewEvent event(String payload) {
        return new NewEvent("progress-recorded", 1, payload);
    }

    private static Proposal proposal(String stream, List<NewEvent> events) {
        return new Proposal(
                stream,
                0,
                "command",
                "digest",
                events,
                new Metadata("officer.cbc", "An officer", "officer", "CBC", "SES2011", "request", null),
                List.of());
    }
}
