package casebook.query.reading;

/** An answer that says how much of the log it reflects: in its JSON, and in the header X-Casebook-Position. */
public interface Answer {
    Reflects reflects();
}
