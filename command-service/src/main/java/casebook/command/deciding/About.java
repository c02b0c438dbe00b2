package casebook.command.deciding;

import casebook.events.PlanCode;
import casebook.events.ShortCode;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** Whose record an event is and about which plan, as metadata beside the event. */
public final class About {
    public static final String AUTHORITY = "authority";
    public static final String PLAN = "plan";

    private About() {}

    public static MetaData of(@Nullable ShortCode authority, @Nullable PlanCode plan) {
        Map<String, String> about = new HashMap<>();
        if (authority != null) {
            about.put(AUTHORITY, authority.value());
        }
        if (plan != null) {
            about.put(PLAN, plan.value());
        }
        return MetaData.from(about);
    }
}
