package casebook.web;

/** The service can't start as it is configured; the message says why, {@code remedy} what to do. */
public final class StartRefused extends RuntimeException {
    private final String remedy;

    public StartRefused(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
