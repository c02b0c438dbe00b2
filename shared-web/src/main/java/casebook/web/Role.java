package casebook.web;

import java.util.Locale;

/** What a person may do; one person can hold several. */
public enum Role {
    OFFICER,
    APPROVER,
    AUDITOR,
    BOARD,
    ADMINISTRATOR,
    /** Reads the service's meters and nothing else; for a program that watches it. */
    MONITOR;

    /** The word for it in the record, such as "officer". */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
