package casebook.events;

import java.time.LocalDate;

/** Something that happened. Immutable; nothing in it is derived from anything else in the record. */
public sealed interface Event permits PartnershipEvent, PlanEvent, CaseEvent, PaperEvent {

    /** The day that the entry describes (Europe/London), which is not the day on which it was recorded. */
    LocalDate describes();
}
