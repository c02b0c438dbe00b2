package casebook.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** No command records a correction of a correction; a log that was imported or written by a later version may hold one. */
class CountedTest {

    /** Entry 4 corrects 3, which corrects 1; entry 5 says that it corrects itself, entry 6 a later one. */
    private static long counted(long entry) {
        Map<Long, Long> corrected = Map.of(3L, 1L, 4L, 3L, 5L, 5L, 6L, 7L);
        return Counted.as(
                entry,
                number ->
                        corrected.containsKey(number) ? OptionalLong.of(corrected.get(number)) : OptionalLong.empty());
    }

    @Test
    void an_entry_counts_as_itself() {
        assertThat(counted(2)).isEqualTo(2);
    }

    @Test
    void a_correction_counts_as_the_entry_that_it_corrects() {
        assertThat(counted(3)).isEqualTo(1);
    }

    @Test
    void a_correction_of_a_correction_counts_as_the_entry_that_was_corrected_first() {
        assertThat(counted(4)).isEqualTo(1);
    }

    @Test
    void what_corrects_no_earlier_entry_counts_as_itself() {
        assertThat(counted(5)).isEqualTo(5);
        assertThat(counted(6)).isEqualTo(6);
    }
}
