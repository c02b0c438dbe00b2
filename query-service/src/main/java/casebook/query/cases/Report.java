package casebook.query.cases;

import casebook.events.ProgressStatus;
import casebook.query.projecting.IsoDay;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;

/** What an entry reports: where the case stood on {@code asAt}, and when to come back to it. Without its narrative. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonDeserialize(using = Report.FromArray.class)
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

    /** A document is full of them; the general way to read a record takes several times as long. */
    static final class FromArray extends StdDeserializer<Report> {
        FromArray() {
            super(Report.class);
        }

        @Override
        public Report deserialize(JsonParser json, DeserializationContext context) {
            if (!json.isExpectedStartArrayToken()) {
                return (Report) context.handleUnexpectedToken(Report.class, json);
            }
            Report report = new Report(
                    json.nextLongValue(0),
                    IsoDay.parse(json.nextStringValue()),
                    ProgressStatus.parse(json.nextStringValue()),
                    returnOn(json.nextStringValue()));
            if (json.nextToken() != JsonToken.END_ARRAY) {
                context.reportInputMismatch(Report.class, "A report has four parts");
            }
            return report;
        }

        private static @Nullable LocalDate returnOn(@Nullable String text) {
            return text == null ? null : IsoDay.parse(text);
        }
    }
}
