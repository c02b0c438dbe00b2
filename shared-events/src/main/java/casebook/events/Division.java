package casebook.events;

import org.jspecify.annotations.Nullable;

/**
 * A part of a plan: an objective or a performance area, by the number that it has in the plan.
 *
 * @param area the area of the Equality Framework under which the board counts it, where there is one
 */
public record Division(String code, String title, @Nullable PerformanceArea area) {}
