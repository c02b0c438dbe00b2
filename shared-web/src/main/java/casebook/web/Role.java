package casebook.web;

import java.util.Locale;

/** What a person may do; one person can hold several. */
public enum Role {
    OFFICER,
    APPROVER,
    AUDITOR,
    BOARD,
    ADMINISTRATOR;

    /** The word for it in the record, such as "officer". */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
