package casebook.query.cases;

import casebook.events.CaseEvent;
import casebook.events.Event;
import casebook.events.PaperEvent;
import casebook.events.PartnershipEvent;
import casebook.events.PlanEvent;
import casebook.log.Entry;
import casebook.query.authorities.Authorities;
import casebook.query.papers.BoardPapers;
import casebook.query.plans.Plans;
import casebook.query.projecting.Recorded;
import casebook.query.projecting.View;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One document for each case, under its id. */
public final class Cases implements View<CaseView> {
    @Override
    public String name() {
        return "cases";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public Class<CaseView> documentType() {
        return CaseView.class;
    }

    @Override
    public Optional<String> key(Entry entry) {
        String stream = entry.stream();
        return Authorities.STREAM.equals(stream) || Plans.isStream(stream) || BoardPapers.STREAM.equals(stream)
                ? Optional.empty()
                : Optional.of(stream);
    }

    @Override
    public String stream(String key) {
        return key;
    }

    @Override
    public Map<String, Function<CaseView, String>> lookups() {
        return Map.of(
                "authority",
                view -> view.authority().value(),
                "plan",
                view -> view.plan().value());
    }

    @Override
    public CaseView fold(@Nullable CaseView document, Event event, Recorded at) {
        return switch (event) {
            case CaseEvent e -> CaseView.after(document, e, at);
            case PartnershipEvent e -> throw new IllegalStateException("The partnership's event in a case's history");
            case PlanEvent e -> throw new IllegalStateException("A plan's event in a case's history");
            case PaperEvent e -> throw new IllegalStateException("A board paper's event in a case's history");
        };
    }

    @Override
    public Optional<CaseView> describing(CaseView document, LocalDate day) {
        return document.describing(day);
    }
}
