package casebook.query.projecting;

/** The views are being folded for the first time, and nothing is shown of them until they have caught up with the log. */
public final class ViewsNotBuiltException extends RuntimeException {
    private final long position;
    private final long head;

    ViewsNotBuiltException(long position, long head) {
        super("The views are being folded: %d of %d entries".formatted(position, head));
        this.position = position;
        this.head = head;
    }

    /** How far they have come. */
    public long position() {
        return position;
    }

    /** How far they have to come, at least. */
    public long head() {
        return head;
    }
}
