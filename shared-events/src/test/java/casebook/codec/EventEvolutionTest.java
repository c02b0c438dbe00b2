package casebook.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import casebook.codec.EventCodec.Encoded;
import casebook.events.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was recorded once can be read for ever. The folder golden holds events as they were written, a line each, in files
 * named by type, revision and, where there are several, a variant. These files only ever grow in number.
 */
class EventEvolutionTest {
    private static final EventCodec CODEC = new EventCodec();

    /** An event as it was written. */
    record Golden(String type, int revision, Optional<String> variant, String payload) {

        static Golden of(Path file) {
            String[] name = file.getFileName().toString().split("\\.", -1);
            try {
                return new Golden(
                        name[0],
                        Integer.parseInt(name[1]),
                        name.length > 3 ? Optional.of(name[2]) : Optional.empty(),
                        Files.readString(file).strip());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Event decoded() {
            return CODEC.decode(type, revision, payload);
        }

        Encoded encodedToday() {
            return CODEC.encode(decoded());
        }

        boolean isOfToday() {
            return encodedToday().revision() == revision;
        }

        @Override
        public String toString() {
            return type + " " + revision + variant.map(" "::concat).orElse("");
        }
    }

    private static List<Golden> golden() {
        try (Stream<Path> files =
                Files.list(Path.of(Objects.requireNonNull(EventEvolutionTest.class.getResource("/golden"))
                        .toURI()))) {
            return files.sorted().map(Golden::of).toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Golden> ofToday() {
        return golden().stream().filter(Golden::isOfToday);
    }

    private static Stream<Golden> ofYesterday() {
        return golden().stream().filter(golden -> !golden.isOfToday());
    }

    private static Stream<String> types() {
        return CODEC.typeNames().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_type_of_event_has_a_golden_file_with_all_its_parts_for_each_revision(String type) {
        List<Golden> complete = golden().stream()
                .filter(golden -> golden.type().equals(type) && golden.variant().isEmpty())
                .toList();
        assertThat(complete).as("files named %s.<revision>.json", type).isNotEmpty();
        int newest = complete.getFirst().encodedToday().revision();
        assertThat(complete).extracting(Golden::revision).contains(newest).hasSize(newest);
        Golden today = complete.stream().filter(Golden::isOfToday).findFirst().orElseThrow();
        assertThat(new JsonMapper().readTree(today.payload()).propertyNames())
                .containsExactlyElementsOf(
                        Arrays.stream(today.decoded().getClass().getRecordComponents())
                                .map(RecordComponent::getName)
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("golden")
    void every_event_that_was_ever_written_can_be_read(Golden golden) {
        assertThat(golden.decoded()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("ofToday")
    void an_event_is_written_today_as_it_was(Golden golden) {
        assertThat(golden.encodedToday()).isEqualTo(new Encoded(golden.type(), golden.revision(), golden.payload()));
    }

    @ParameterizedTest
    @MethodSource("ofYesterday")
    void an_event_of_an_earlier_revision_is_read_as_the_same_event_of_today(Golden yesterday) {
        Golden today = ofToday()
                .filter(golden -> golden.type().equals(yesterday.type())
                        && golden.variant().equals(yesterday.variant()))
                .findFirst()
                .orElseThrow();
        assertThat(yesterday.decoded()).isEqualTo(today.decoded());
    }

    @Test
    void an_event_of_a_later_revision_is_not_guessed_at() {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> CODEC.decode("plan-adopted", 2, "{}"))
                .withMessageContaining("revision 2");
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> CODEC.decode("plan-forgotten", 1, "{}"))
                .withMessageContaining("plan-forgotten");
    }
}
