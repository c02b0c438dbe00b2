package casebook.query.cases;

import casebook.events.ProgressStatus;
import casebook.query.projecting.IsoDay;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/**
 * What an entry reports: where the case stood on {@code asAt}, and when to come back to it. Without its narrative. A
 * document is full of them, so each is kept as one text, such as {@code 7 2018-03-31 on-track 2018-06-30}.
 */
@JsonSerialize(using = Report.ToText.class)
@JsonDeserialize(using = Report.FromText.class)
public record Report(
        long entry,
        LocalDate asAt,
        ProgressStatus status,
        @Nullable LocalDate returnOn) {
    /** A report about a later day goes above one about an earlier day, however late either was recorded. */
    static final Comparator<Report> BY_DAY = (one, other) -> {
        int byDay = one.asAt.compareTo(other.asAt);
        return byDay == 0 ? Long.compare(one.entry, other.entry) : byDay;
    };

    static final class ToText extends StdScalarSerializer<Report> {
        ToText() {
            super(Report.class);
        }

        @Override
        public void serialize(Report report, JsonGenerator json, SerializationContext context) {
            String text = report.entry + " " + report.asAt + " " + report.status.word();
            json.writeString(report.returnOn == null ? text : text + " " + report.returnOn);
        }
    }

    static final class FromText extends StdScalarDeserializer<Report> {
        FromText() {
            super(Report.class);
        }

        @Override
        public Report deserialize(JsonParser json, DeserializationContext context) {
            String[] parts = json.getString().split(" ", 4);
            return new Report(
                    Long.parseLong(parts[0]),
                    IsoDay.parse(parts[1]),
                    ProgressStatus.parse(parts[2]),
                    parts.length == 3 ? null : IsoDay.parse(parts[3]));
        }
    }
}
