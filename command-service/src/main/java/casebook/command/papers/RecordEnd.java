package casebook.command.papers;

/** The position of the record's last entry. */
@FunctionalInterface
public interface RecordEnd {
    long position();
}
