package casebook.query.cases;

import casebook.events.CaseId;
import casebook.events.ShortCode;
import casebook.query.authorities.Authorities;
import casebook.query.authorities.AuthorityView;
import casebook.query.authorities.Directory;
import casebook.query.plans.Areas;
import casebook.query.plans.PlanCodes;
import casebook.query.plans.Plans;
import casebook.query.projecting.Parked;
import casebook.query.reading.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The cases that are counted, each with what is derived for the day, and all that is needed to count them. */
@Component
public final class CaseRows {
    private final Cases cases;
    private final Authorities authorities;
    private final Plans plans;

    public CaseRows(Cases cases, Authorities authorities, Plans plans) {
        this.cases = cases;
        this.authorities = authorities;
        this.plans = plans;
    }

    public Directory directory(Reading reading) {
        return Directory.of(reading, authorities);
    }

    /** @param lookups the plan or the authority whose cases are counted, where not all are */
    public List<CaseSummary> of(Reading reading, Map<String, String> lookups) {
        return of(reading, lookups, view -> true);
    }

    List<CaseSummary> of(Reading reading, Map<String, String> lookups, Predicate<CaseView> selected) {
        return rows(
                reading, reading.find(cases, lookups).stream().filter(selected).toList());
    }

    /** The same, to count them on other days too. */
    public CountedCases counted(Reading reading, Map<String, String> lookups) {
        List<CaseView> found = reading.find(cases, lookups);
        return new CountedCases(found, rows(reading, found));
    }

    private List<CaseSummary> rows(Reading reading, List<CaseView> views) {
        Areas areas = Areas.of(reading, plans);
        Map<String, Parked> parked = reading.parked(cases);
        return views.stream()
                .map(view -> row(reading, areas, view, parked.get(view.id().toString())))
                .toList();
    }

    /** One case, where there is something of it to show. */
    public List<CaseSummary> of(Reading reading, CaseId id) {
        String key = id.toString();
        return reading.find(cases, key).stream()
                .map(view -> row(
                        reading,
                        Areas.of(reading, plans),
                        view,
                        reading.parked(cases, key).orElse(null)))
                .toList();
    }

    private static CaseSummary row(Reading reading, Areas areas, CaseView view, @Nullable Parked parked) {
        return CaseSummary.of(view, areas.area(view.plan(), view.division()), reading.day(), parked);
    }

    /** The code of the plan that a parameter names. */
    public String plan(Reading reading, String text) {
        return PlanCodes.asked(reading, plans, "plan", text);
    }

    /** How many cases stand still: all, a plan's, or an authority's. */
    public int parked(Reading reading, Map<String, String> lookups) {
        return (int) reading.parked(cases).keySet().stream()
                .filter(key -> isOneOf(key, lookups))
                .count();
    }

    private static boolean isOneOf(String key, Map<String, String> lookups) {
        return lookups.isEmpty()
                || id(key).filter(id ->
                                matches(lookups, "authority", id.authority()) && matches(lookups, "plan", id.plan()))
                        .isPresent();
    }

    private static boolean matches(Map<String, String> lookups, String property, Object value) {
        return Optional.ofNullable(lookups.get(property))
                .map(value.toString()::equals)
                .orElse(true);
    }

    private static Optional<CaseId> id(String key) {
        try {
            return Optional.of(CaseId.parse(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static boolean isOf(CaseSummary row, AuthorityView authority) {
        ShortCode code = authority.code();
        return row.authority().equals(code);
    }
}
