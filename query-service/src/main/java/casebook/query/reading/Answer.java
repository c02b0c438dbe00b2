package casebook.query.reading;

import casebook.query.projecting.Reached;

/** An answer that says how much of the log it reflects: in its JSON, and in the header X-Casebook-Position. */
public interface Answer {
    Reached reflects();
}
