package casebook.events;

/** The three aims of the Public Sector Equality Duty (Equality Act 2010, section 149(1)). */
public enum EqualityAim {
    ELIMINATE_DISCRIMINATION,
    ADVANCE_EQUALITY_OF_OPPORTUNITY,
    FOSTER_GOOD_RELATIONS
}
