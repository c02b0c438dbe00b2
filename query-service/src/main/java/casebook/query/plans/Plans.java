package casebook.query.plans;

import casebook.events.CaseEvent;
import casebook.events.Event;
import casebook.events.PaperEvent;
import casebook.events.PartnershipEvent;
import casebook.events.PlanEvent;
import casebook.log.Entry;
import casebook.query.projecting.Recorded;
import casebook.query.projecting.View;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One document for each plan, under its code. */
public final class Plans implements View<PlanView> {
    private static final String PREFIX = "plan:";

    /** Whether the stream holds a plan's history. */
    public static boolean isStream(String stream) {
        return stream.startsWith(PREFIX);
    }

    @Override
    public String name() {
        return "plans";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<PlanView> documentType() {
        return PlanView.class;
    }

    @Override
    public Optional<String> key(Entry entry) {
        String stream = entry.stream();
        return isStream(stream) ? Optional.of(stream.substring(PREFIX.length())) : Optional.empty();
    }

    @Override
    public String stream(String key) {
        return PREFIX + key;
    }

    @Override
    public PlanView fold(@Nullable PlanView document, Event event, Recorded at) {
        return switch (event) {
            case PlanEvent e -> PlanView.after(document, e, at);
            case PartnershipEvent e -> throw new IllegalStateException("The partnership's event in a plan's history");
            case PaperEvent e -> throw new IllegalStateException("A board paper's event in a plan's history");
            case CaseEvent e -> throw new IllegalStateException("A case's event in a plan's history");
        };
    }

    @Override
    public Optional<PlanView> describing(PlanView document, LocalDate day) {
        return document.describing(day);
    }
}
