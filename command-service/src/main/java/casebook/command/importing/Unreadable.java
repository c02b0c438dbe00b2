package casebook.command.importing;

import casebook.web.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** The refusal of a file that is no table of a plan. */
final class Unreadable {
    private Unreadable() {}

    static Problem file(int row, String message) {
        return file(List.of(new RowError(row, message)));
    }

    static Problem file(List<RowError> errors) {
        String messages = errors.stream().limit(3).map(RowError::message).collect(Collectors.joining(" "));
        return new Problem(HttpStatus.BAD_REQUEST, "file-unreadable", messages)
                .with("errors", errors.stream().limit(RowErrors.SHOWN).toList())
                .with("errorCount", errors.size());
    }
}
