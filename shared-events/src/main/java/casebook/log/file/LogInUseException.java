package casebook.log.file;

import java.nio.file.Path;

/** Another process, or another part of this one, has the log's file open. */
public final class LogInUseException extends RuntimeException {
    LogInUseException(Path file, Throwable cause) {
        super("%s is in use: only one process at a time can work on a data directory".formatted(file), cause);
    }
}
