package casebook.benchmarks.records;

import casebook.codec.EventCodec;
import casebook.events.CaseEvent.ProgressRecorded;
import casebook.events.CaseId;
import casebook.events.PlanCode;
import casebook.events.ProgressStatus;
import casebook.events.Reference;
import casebook.events.ShortCode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;

/** What one officer reports of one case after the other: 40 reports each, all of them 339 bytes of JSON. */
public final class Reports {
    public static final int PAYLOAD_BYTES = 339;

    private static final EventCodec CODEC = new EventCodec();

    private final ShortCode council;
    private final Texts texts;
    private final int besideIdAndText;
    private final LocalDate today = LocalDate.of(2026, 11, 2);
    private long number;

    /** @param council a code that no other officer at work has */
    public Reports(String council) {
        this.council = new ShortCode(council);
        this.texts = new Texts(new Random(council.hashCode()));
        this.besideIdAndText = bytes(report(caseId(), "")) - caseId().toString().length();
    }

    /** How many reports the case of the next one has so far. */
    public long version() {
        return number % Partnership.SHORT_HISTORY;
    }

    public ProgressRecorded next() {
        CaseId id = caseId();
        number++;
        return report(
                id,
                texts.narrative(PAYLOAD_BYTES - besideIdAndText - id.toString().length()));
    }

    private CaseId caseId() {
        long caseNumber = number / Partnership.SHORT_HISTORY;
        return new CaseId(
                new PlanCode("EQUALITY1"), new Reference("%d.%d".formatted(caseNumber / 9, caseNumber % 9)), council);
    }

    private ProgressRecorded report(CaseId id, String narrative) {
        return new ProgressRecorded(id, ProgressStatus.ON_TRACK, narrative, today, null);
    }

    private static int bytes(ProgressRecorded report) {
        return CODEC.encode(report).payload().getBytes(StandardCharsets.UTF_8).length;
    }
}
