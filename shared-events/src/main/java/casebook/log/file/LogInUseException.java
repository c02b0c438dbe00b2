package casebook.log.file;

import java.nio.file.Path;

/** Another process, or another part of this one, has the log in this directory open. */
public final class LogInUseException extends RuntimeException {
    LogInUseException(Path directory) {
        super("%s is in use: only one process at a time can work on a data directory".formatted(directory));
    }
}
