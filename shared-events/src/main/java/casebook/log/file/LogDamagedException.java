package casebook.log.file;

import java.nio.file.Path;

/** The log's file can't be read. It is left as it is: restore it from a backup. */
public final class LogDamagedException extends RuntimeException {
    LogDamagedException(Path file, String what) {
        super(message(file, what));
    }

    LogDamagedException(Path file, Throwable cause) {
        super(message(file, String.valueOf(cause.getMessage())), cause);
    }

    private static String message(Path file, String what) {
        return "%s can't be read as a log (%s); it was left as it is: restore it from a backup".formatted(file, what);
    }
}
