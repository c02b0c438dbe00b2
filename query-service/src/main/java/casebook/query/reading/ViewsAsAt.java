package casebook.query.reading;

import casebook.query.pages.Dates;
import casebook.query.projecting.Recorded;
import casebook.query.reading.ViewAsAt.Parameter;
import casebook.query.reading.ViewAsAt.Suggestion;
import casebook.web.FromParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Gives every page that takes a moment, and shows one, the way to others: {@link ViewAsAt} as {@code viewAsAt}. */
@Component
class ViewsAsAt implements HandlerInterceptor, WebMvcConfigurer {
    /** What belongs to the moment that is shown, and not to the question. */
    private static final Set<String> LEFT_OUT = Set.of(Moment.AS_OF, Moment.AT_LEAST, "page");

    /** What else names a day that isn't today. */
    private static final Set<String> OF_ANOTHER_DAY = Set.of(Moment.DESCRIBING, Moment.ON);

    private final Dates dates;
    private final Clock clock;

    ViewsAsAt(Dates dates, Clock clock) {
        this.dates = dates;
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null
                && handler instanceof HandlerMethod method
                && takesMoment(method)
                && page.getModel().get("reflects") instanceof Reflects reflects) {
            page.addObject("viewAsAt", of(request, reflects));
        }
    }

    private static boolean takesMoment(HandlerMethod method) {
        return Arrays.stream(method.getMethod().getParameterTypes())
                .map(type -> type.getAnnotation(FromParameters.class))
                .anyMatch(from -> from != null && List.of(from.value()).contains(Moment.AS_OF));
    }

    private ViewAsAt of(HttpServletRequest request, Reflects reflects) {
        LocalDate today = Recorded.day(clock.instant());
        Suggestion lastQuarter = asAt("the end of last quarter", quarterBefore(today));
        Suggestion aYearAgo = asAt("a year ago", today.minusYears(1));
        String asked = request.getParameter(Moment.AS_OF);
        if (asked == null || reflects.asOf() == null) {
            return new ViewAsAt(
                    request.getRequestURI(),
                    null,
                    kept(request),
                    List.of(lastQuarter, aYearAgo),
                    reflects.isPresent() ? null : now(),
                    null,
                    null);
        }
        LocalDate shown = shown(asked, reflects, today);
        LocalDate quarterAfter = Quarters.lastDay(shown.plusDays(1));
        return new ViewAsAt(
                request.getRequestURI(),
                asked,
                kept(request),
                List.of(lastQuarter, aYearAgo),
                now(),
                asAt("the quarter before", quarterBefore(shown)),
                quarterAfter.isBefore(today) ? asAt("the quarter after", quarterAfter) : null);
    }

    private static LocalDate quarterBefore(LocalDate day) {
        return Quarters.endedBy(day.minusDays(1), 1).getFirst();
    }

    /** The day of the moment that was asked for; of the last entry, where that is a position. */
    private static LocalDate shown(String asked, Reflects reflects, LocalDate today) {
        return switch (AsOf.parse(asked, today).getFirst()) {
            case AsOf.Day moment -> moment.day();
            case AsOf.Time moment -> Recorded.day(moment.at());
            case AsOf.Position moment ->
                Optional.ofNullable(reflects.recordedAt()).map(Recorded::day).orElse(today);
        };
    }

    private static List<Parameter> kept(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .filter(parameter -> !LEFT_OUT.contains(parameter.getKey()))
                .flatMap(parameter -> Stream.of(parameter.getValue())
                        .filter(value -> !value.isBlank())
                        .map(value -> new Parameter(parameter.getKey(), value)))
                .toList();
    }

    private Suggestion asAt(String which, LocalDate day) {
        return new Suggestion("%s (%s)".formatted(which, dates.day(day)), address(day));
    }

    /** The page that was asked for as at another moment. */
    private static String address(LocalDate asOf) {
        return address().queryParam(Moment.AS_OF, asOf).build().toUriString();
    }

    /** The page that was asked for at present. */
    private static String now() {
        UriComponentsBuilder address = address();
        OF_ANOTHER_DAY.forEach(address::replaceQueryParam);
        return address.build().toUriString();
    }

    private static UriComponentsBuilder address() {
        UriComponentsBuilder address = ServletUriComponentsBuilder.fromCurrentRequest()
                .scheme(null)
                .host(null)
                .port(null);
        LEFT_OUT.forEach(address::replaceQueryParam);
        return address;
    }
}
