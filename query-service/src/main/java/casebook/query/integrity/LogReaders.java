package casebook.query.integrity;

import casebook.log.LogAlteredException;
import java.util.Optional;

/** Those who read the log all the time, and so may come upon an alteration before a check does. */
@FunctionalInterface
interface LogReaders {
    Optional<LogAlteredException> alteration();
}
