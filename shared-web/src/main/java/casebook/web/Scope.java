package casebook.web;

/** Over which matters a role has a right. */
public enum Scope {
    /** What the caller recorded in the record of an authority that the caller acts for. */
    OWN_ENTRIES {
        @Override
        boolean covers(Caller caller, Matter matter) {
            return OWN_AUTHORITY.covers(caller, matter) && caller.subject().equals(matter.author());
        }
    },
    /** What belongs to an authority that the caller acts for. */
    OWN_AUTHORITY {
        @Override
        boolean covers(Caller caller, Matter matter) {
            return matter.authority() != null && caller.actsFor(matter.authority());
        }
    },
    /** What belongs to the partnership and to no authority. */
    PARTNERSHIP {
        @Override
        boolean covers(Caller caller, Matter matter) {
            return matter.authority() == null;
        }
    },
    ALL {
        @Override
        boolean covers(Caller caller, Matter matter) {
            return true;
        }
    };

    abstract boolean covers(Caller caller, Matter matter);
}
