package casebook.log.file;

import java.nio.file.Path;

/** The log's file is not as it was written. It is left as it is: restore it from a backup. */
public final class LogDamagedException extends RuntimeException {
    LogDamagedException(Path file, String what) {
        super("%s is damaged (%s); it was left as it is: restore it from a backup".formatted(file, what));
    }
}
