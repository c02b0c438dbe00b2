package casebook.query.plans;

import casebook.events.PerformanceArea;
import casebook.events.PlanCode;
import casebook.query.reading.Reading;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Under which area of the Equality Framework the board counts a case: that of its division in its plan. */
public final class Areas {
    /** Where a division stands for no area. */
    public static final String UNASSIGNED = "unassigned";

    /** The words for all areas, in the framework's order, and the one for none. */
    public static final List<String> WORDS = Stream.concat(
                    Arrays.stream(PerformanceArea.values()).map(PerformanceArea::word), Stream.of(UNASSIGNED))
            .toList();

    private final Function<PlanCode, Optional<PlanView>> lookUp;
    private final Map<PlanCode, Optional<PlanView>> plans = new HashMap<>();

    Areas(Function<PlanCode, Optional<PlanView>> lookUp) {
        this.lookUp = lookUp;
    }

    /** Looks each plan up when it is first asked about. */
    public static Areas of(Reading reading, Plans view) {
        return new Areas(code -> reading.find(view, code.value()));
    }

    /** The title that the Framework gives to the area of that word. */
    public static String title(String word) {
        return word.equals(UNASSIGNED)
                ? "No area assigned"
                : PerformanceArea.parse(word).title();
    }

    /** The word for the area, or "unassigned". */
    public String area(PlanCode plan, String division) {
        return plans.computeIfAbsent(plan, lookUp)
                .flatMap(it -> it.division(division))
                .flatMap(it -> Optional.ofNullable(it.area()))
                .map(PerformanceArea::word)
                .orElse(UNASSIGNED);
    }
}
