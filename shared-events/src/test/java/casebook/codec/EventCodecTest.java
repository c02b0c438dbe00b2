package casebook.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import casebook.events.CaseEvent.ProgressRecorded;
import casebook.events.CaseId;
import casebook.events.Division;
import casebook.events.PlanCode;
import casebook.events.PlanEvent.PlanDrafted;
import casebook.events.ProgressStatus;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    private static final LocalDate DAY = LocalDate.of(2017, 3, 31);
    private final EventCodec codec = new EventCodec();

    @Test
    void what_is_absent_is_left_out_and_read_as_absent() {
        ProgressRecorded event = new ProgressRecorded(
                CaseId.parse("SES2011-1.2a-CBC"), ProgressStatus.ON_TRACK, "Leaflets printed", DAY, null);
        EventCodec.Encoded encoded = codec.encode(event);
        assertThat(encoded.payload()).isEqualTo("""
                        {"caseId":"SES2011-1.2a-CBC","status":"on-track","narrative":"Leaflets printed","asAt":"2017-03-31"}""");
        assertThat(codec.decode(encoded.type(), encoded.revision(), encoded.payload()))
                .isEqualTo(event);
    }

    @Test
    void what_is_absent_deep_inside_is_read_as_absent() {
        PlanDrafted event = new PlanDrafted(
                new PlanCode("SES2011"),
                "Scheme",
                null,
                DAY,
                DAY,
                List.of(new Division("1", "Our people", null)),
                List.of(),
                DAY);
        EventCodec.Encoded encoded = codec.encode(event);
        assertThat(codec.decode(encoded.type(), encoded.revision(), encoded.payload()))
                .isEqualTo(event);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"caseId\":\"SES2011-1.2a-CBC\",\"status\":\"on-track\",\"asAt\":\"2017-03-31\"}",
                "{\"caseId\":\"SES2011-1.2a-CBC\",\"status\":\"on-track\",\"narrative\":null,\"asAt\":\"2017-03-31\"}",
                "{\"caseId\":\"SES2011-1.2a-CBC\",\"status\":\"splendid\",\"narrative\":\"-\",\"asAt\":\"2017-03-31\"}",
                "{\"caseId\":\"nonsense\",\"status\":\"on-track\",\"narrative\":\"-\",\"asAt\":\"2017-03-31\"}",
                "[]",
                "",
                "null"
            })
    void what_is_no_progress_report_is_not_read_as_one(String payload) {
        assertThatThrownBy(() -> codec.decode("progress-recorded", 1, payload))
                .isInstanceOf(UnreadableEventException.class);
    }
}
