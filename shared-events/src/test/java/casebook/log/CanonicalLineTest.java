package casebook.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The test vectors of docs/canonical-line.md. */
class CanonicalLineTest {

    @Test
    void an_entry_is_one_line_of_json_with_its_members_in_a_fixed_order() {
        Entry entry = new Entry(
                57,
                Instant.parse("2017-05-04T09:30:00Z"),
                "CEAP2016-2.3-CBC",
                4,
                "progress-recorded",
                1,
                "{\"caseId\":\"CEAP2016-2.3-CBC\",\"narrative\":\"Leaflets printed\"}",
                "0197a3c2-5b1e-7d30-9f4e-2f6f0c1d2e3f",
                new Metadata("officer.cbc", "Ann Officer", "officer", "CBC", "CEAP2016", "req-1", "import-7"));
        assertThat(CanonicalLine.of(entry))
                .isEqualTo(
                        "{\"position\":57,\"recordedAt\":\"2017-05-04T09:30:00.000Z\",\"stream\":\"CEAP2016-2.3-CBC\","
                                + "\"version\":4,\"type\":\"progress-recorded\",\"revision\":1,"
                                + "\"commandId\":\"0197a3c2-5b1e-7d30-9f4e-2f6f0c1d2e3f\",\"metadata\":{\"subject\":\"officer.cbc\","
                                + "\"name\":\"Ann Officer\",\"role\":\"officer\",\"authority\":\"CBC\",\"plan\":\"CEAP2016\","
                                + "\"correlationId\":\"req-1\",\"causationId\":\"import-7\"},"
                                + "\"payload\":{\"caseId\":\"CEAP2016-2.3-CBC\",\"narrative\":\"Leaflets printed\"}}");
        assertThat(CanonicalLine.hash(entry)).hasToString("zPNulGDWJflUs4pp/ivHeOI+ABO0zwXhwtybheVcFU0=");
    }

    @Test
    void what_is_absent_is_left_out_and_only_what_must_be_escaped_is() {
        Entry entry = new Entry(
                1,
                Instant.parse("2011-12-31T23:59:59.999Z"),
                "partnership",
                1,
                "authority-registered",
                2,
                "{\"name\":\"Si\\u00e2n\"}",
                "c-1",
                new Metadata("a\"b\\c", "Siân\t\n\u0001\u007f\u2028/<😀", "administrator", null, null, "r", null));
        assertThat(CanonicalLine.of(entry))
                .isEqualTo("{\"position\":1,\"recordedAt\":\"2011-12-31T23:59:59.999Z\",\"stream\":\"partnership\","
                        + "\"version\":1,\"type\":\"authority-registered\",\"revision\":2,\"commandId\":\"c-1\","
                        + "\"metadata\":{\"subject\":\"a\\\"b\\\\c\",\"name\":\"Siân\\t\\n\\u0001\u007f\u2028/<😀\","
                        + "\"role\":\"administrator\",\"correlationId\":\"r\"},\"payload\":{\"name\":\"Si\\u00e2n\"}}");
        assertThat(CanonicalLine.hash(entry)).hasToString("e45r6rACxPqiLDplevHgzuovKxp3Qd0w8j+hgpPili0=");
    }
}
