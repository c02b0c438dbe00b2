package casebook.events;

/** The protected characteristics of the Equality Act 2010, section 4, and care experience, which councils recognise locally. */
public enum ProtectedCharacteristic {
    AGE,
    DISABILITY,
    GENDER_REASSIGNMENT,
    MARRIAGE_AND_CIVIL_PARTNERSHIP,
    PREGNANCY_AND_MATERNITY,
    RACE,
    RELIGION_OR_BELIEF,
    SEX,
    SEXUAL_ORIENTATION,
    CARE_EXPERIENCE
}
