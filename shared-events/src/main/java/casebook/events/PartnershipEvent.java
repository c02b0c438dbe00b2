package casebook.events;

import java.time.LocalDate;
import java.util.List;

/** What happened to the partnership: who belongs to it, and under which names. */
public sealed interface PartnershipEvent extends Event {

    ShortCode authority();

    /** An authority joined the partnership. Its official code is the one of the Office for National Statistics. */
    @EventType("authority-registered")
    record AuthorityRegistered(
            ShortCode authority, OnsCode onsCode, String name, List<String> aliases, LocalDate memberFrom)
            implements PartnershipEvent {
        public AuthorityRegistered {
            aliases = List.copyOf(aliases);
        }

        @Override
        public LocalDate describes() {
            return memberFrom;
        }
    }

    /** Papers also write the authority this way. */
    @EventType("authority-alias-added")
    record AuthorityAliasAdded(ShortCode authority, String alias, LocalDate addedOn) implements PartnershipEvent {
        @Override
        public LocalDate describes() {
            return addedOn;
        }
    }

    /** The authority left the partnership; {@code lastDay} was its last day as a member. Its record stays. */
    @EventType("authority-departed")
    record AuthorityDeparted(ShortCode authority, LocalDate lastDay, String reason) implements PartnershipEvent {
        @Override
        public LocalDate describes() {
            return lastDay;
        }
    }
}
