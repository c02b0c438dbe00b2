package casebook.query.cases;

import casebook.events.Deadline;
import casebook.events.Deadline.Dated;
import casebook.events.ProgressStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is due next under a deadline, given what was reported: docs/derived-values.md. A report is about the first
 * occurrence on or after the day that it describes, or about the last one where all are past. The latest report about
 * an occurrence says whether it was met, and what was met includes all before it.
 */
final class NextDue {
    private NextDue() {}

    static Optional<LocalDate> of(Deadline deadline, List<Report> reports) {
        return deadline.nextDue(met(deadline, reports));
    }

    private static Optional<LocalDate> met(Deadline deadline, List<Report> reports) {
        // Of most cases nobody ever said so, and a board asks about all of them.
        if (!anySaysCompleted(reports)) {
            return Optional.empty();
        }
        NavigableMap<LocalDate, ProgressStatus> lastWord = new TreeMap<>();
        reports.stream()
                .sorted(Report.BY_DAY)
                .forEach(report -> occurrence(deadline, report.asAt())
                        .ifPresent(occurrence -> lastWord.put(occurrence, report.status())));
        return lastWord.descendingMap().entrySet().stream()
                .filter(word -> word.getValue() == ProgressStatus.COMPLETED)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean anySaysCompleted(List<Report> reports) {
        for (Report report : reports) {
            if (report.status() == ProgressStatus.COMPLETED) {
                return true;
            }
        }
        return false;
    }

    private static Optional<LocalDate> occurrence(Deadline deadline, LocalDate day) {
        return deadline.nextDue(Optional.of(day.minusDays(1)))
                .or(() -> deadline instanceof Dated dated
                        ? Optional.of(dated.due().getLast())
                        : Optional.empty());
    }
}
