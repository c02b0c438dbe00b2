package casebook.events;

/** How long a text in the record may be, in characters: kept when it is recorded, and said where it is asked for. */
public final class TextLength {
    /** A name, a role or a title. */
    public static final int LINE = 300;

    /** A narrative, a reason or an outcome. */
    public static final int PROSE = 20_000;

    /** The address of a page or document on the web. */
    public static final int LINK = 2_000;

    private TextLength() {}
}
