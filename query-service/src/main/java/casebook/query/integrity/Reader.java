package casebook.query.integrity;

import casebook.log.Entry;
import casebook.web.Caller;
import casebook.web.Role;

/** Who reads, and what of the log that person may read: officers and approvers what is their own authority's. */
record Reader(Caller caller) {
    static Reader current() {
        return new Reader(Caller.current());
    }

    boolean seesAll() {
        return caller.is(Role.AUDITOR) || caller.is(Role.BOARD) || caller.is(Role.ADMINISTRATOR);
    }

    boolean sees(Entry entry) {
        String authority = entry.metadata().authority();
        return seesAll() || (authority != null && caller.actsFor(authority));
    }
}
