package casebook.query.authorities;

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

/** One document for each authority, under its short code. */
public final class Authorities implements View<AuthorityView> {
    /** The register of authorities is one stream. */
    public static final String STREAM = "partnership";

    @Override
    public String name() {
        return "authorities";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<AuthorityView> documentType() {
        return AuthorityView.class;
    }

    @Override
    public Optional<String> key(Entry entry) {
        return entry.stream().equals(STREAM)
                ? Optional.ofNullable(entry.metadata().authority())
                : Optional.empty();
    }

    @Override
    public String stream(String key) {
        return STREAM;
    }

    @Override
    public Optional<String> onlyStream() {
        return Optional.of(STREAM);
    }

    @Override
    public AuthorityView fold(@Nullable AuthorityView document, Event event, Recorded at) {
        return switch (event) {
            case PartnershipEvent e -> AuthorityView.after(document, e);
            case PlanEvent e -> throw new IllegalStateException("A plan's event in the register of authorities");
            case PaperEvent e ->
                throw new IllegalStateException("A board paper's event in the register of authorities");
            case CaseEvent e -> throw new IllegalStateException("A case's event in the register of authorities");
        };
    }

    @Override
    public Optional<AuthorityView> describing(AuthorityView document, LocalDate day) {
        return document.describing(day);
    }
}
