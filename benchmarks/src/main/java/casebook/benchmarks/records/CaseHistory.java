package casebook.benchmarks.records;

import casebook.events.CaseEvent;
import casebook.events.CaseEvent.CaseCompleted;
import casebook.events.CaseEvent.CaseOpened;
import casebook.events.CaseEvent.CaseReopened;
import casebook.events.CaseEvent.DeadlineRevised;
import casebook.events.CaseEvent.EntryCorrected;
import casebook.events.CaseEvent.EvidenceAttached;
import casebook.events.CaseEvent.ProgressRecorded;
import casebook.events.CaseEvent.ResponsibilityReassigned;
import casebook.events.CaseId;
import casebook.events.CorrectableField;
import casebook.events.Deadline;
import casebook.events.DeadlineText;
import casebook.events.EqualityAim;
import casebook.events.ProgressStatus;
import casebook.events.ProtectedCharacteristic;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;

/** One case's events, one after the other, in an order and with contents that the rules of the commands allow. */
final class CaseHistory {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);

    private final CaseId id;
    private final String division;
    private final int length;
    private final RandomGenerator random;
    private final Texts texts;
    private int entries;
    private boolean open = true;
    private Deadline deadline = DeadlineText.parse("");
    private String role = "";
    private long reported;
    private String narrative = "";

    CaseHistory(CaseId id, String division, int length, RandomGenerator random) {
        this.id = id;
        this.division = division;
        this.length = length;
        this.random = random;
        this.texts = new Texts(random);
    }

    CaseId id() {
        return id;
    }

    boolean isLong() {
        return length > Partnership.SHORT_HISTORY;
    }

    boolean goesOn() {
        return entries < length;
    }

    /** What happened next, on this day. */
    CaseEvent next(LocalDate day) {
        entries++;
        if (entries == 1) {
            return opened(day);
        }
        if (!open) {
            open = true;
            return new CaseReopened(id, texts.reason(), day);
        }
        int dice = random.nextInt(100);
        if (dice < 5 && entries < length) {
            open = false;
            return new CaseCompleted(id, texts.narrative(), day);
        }
        if (dice < 14) {
            return revised(day);
        }
        if (dice < 19) {
            return reassigned(day);
        }
        if (dice < 25) {
            return new EvidenceAttached(
                    id, "Minutes of " + MONTH.format(day), URI.create("https://www.example.org/minutes/" + day), day);
        }
        if (dice < 31 && reported > 0) {
            String said = narrative;
            narrative = texts.narrative();
            return new EntryCorrected(
                    id, reported, CorrectableField.NARRATIVE, said, narrative, null, "Typing mistake", day);
        }
        reported = entries;
        narrative = texts.narrative();
        return new ProgressRecorded(
                id,
                texts.pick(List.of(
                        ProgressStatus.ON_TRACK,
                        ProgressStatus.ON_TRACK,
                        ProgressStatus.AT_RISK,
                        ProgressStatus.OFF_TRACK)),
                narrative,
                day,
                random.nextInt(5) == 0 ? day.plusMonths(3) : null);
    }

    private CaseOpened opened(LocalDate day) {
        deadline = deadline(day);
        role = texts.role();
        return new CaseOpened(
                id,
                division,
                null,
                texts.action(),
                "It is in use and reported on",
                role,
                deadline,
                Set.of(texts.pick(List.of(ProtectedCharacteristic.values()))),
                Set.of(texts.pick(List.of(EqualityAim.values()))),
                day);
    }

    private DeadlineRevised revised(LocalDate day) {
        Deadline from = deadline;
        do {
            deadline = deadline(day);
        } while (deadline.sameAs(from));
        return new DeadlineRevised(id, from, deadline, texts.reason(), day);
    }

    private ResponsibilityReassigned reassigned(LocalDate day) {
        String from = role;
        do {
            role = texts.role();
        } while (role.equals(from));
        return new ResponsibilityReassigned(id, from, role, null, day);
    }

    private Deadline deadline(LocalDate day) {
        return DeadlineText.parse(
                switch (random.nextInt(10)) {
                    case 0 -> "Ongoing";
                    case 1 -> "TBC";
                    default -> MONTH.format(day.plusMonths(1 + random.nextInt(18)));
                });
    }
}
