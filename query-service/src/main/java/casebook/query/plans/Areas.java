package casebook.query.plans;

import casebook.events.PerformanceArea;
import casebook.events.PlanCode;
import casebook.query.reading.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Under which area of the Equality Framework the board counts a case: that of its division in its plan. */
public record Areas(Map<PlanCode, PlanView> plans) {
    /** Where a division stands for no area. */
    public static final String UNASSIGNED = "unassigned";

    /** The words for all areas, in the framework's order, and the one for none. */
    public static final List<String> WORDS = Stream.concat(
                    Arrays.stream(PerformanceArea.values()).map(PerformanceArea::word), Stream.of(UNASSIGNED))
            .toList();

    public static Areas of(Reading reading, Plans view) {
        return new Areas(reading.all(view).stream().collect(Collectors.toMap(PlanView::code, Function.identity())));
    }

    /** The word for the area, or "unassigned". */
    public String area(PlanCode plan, String division) {
        return Optional.ofNullable(plans.get(plan))
                .flatMap(it -> it.division(division))
                .flatMap(it -> Optional.ofNullable(it.area()))
                .map(PerformanceArea::word)
                .orElse(UNASSIGNED);
    }
}
