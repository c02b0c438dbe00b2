package casebook.query.reading;

import casebook.query.pages.Dates;
import casebook.query.projecting.Recorded;
import casebook.query.reading.ViewAsAt.BeforeTheRecord;
import casebook.query.reading.ViewAsAt.Parameter;
import casebook.query.reading.ViewAsAt.Suggestion;
import casebook.web.FromParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private static final List<String> OF_A_MOMENT = List.of(Moment.AS_OF, Moment.DESCRIBING, Moment.ON);

    /** Where a page's model has the day on which what it shows was first recorded. */
    private static final String BEGIN = "begins";

    private final Dates dates;
    private final Beginning beginning;
    private final Clock clock;

    ViewsAsAt(Dates dates, Beginning beginning, Clock clock) {
        this.dates = dates;
        this.beginning = beginning;
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
            page.addObject(
                    "viewAsAt", of(request, reflects, begin(page.getModel().get(BEGIN))));
        }
    }

    private static boolean takesMoment(HandlerMethod method) {
        return Arrays.stream(method.getMethod().getParameterTypes())
                .map(type -> type.getAnnotation(FromParameters.class))
                .anyMatch(from -> from != null && List.of(from.value()).contains(Moment.AS_OF));
    }

    /** The day before which there is nothing to see: that of what the page shows, or of the record; none while that is empty. */
    private @Nullable LocalDate begin(@Nullable Object ofPage) {
        return ofPage instanceof LocalDate begin ? begin : beginning.day().orElse(null);
    }

    private ViewAsAt of(HttpServletRequest request, Reflects reflects, @Nullable LocalDate begin) {
        LocalDate today = Recorded.day(clock.instant());
        List<Suggestion> suggestions = Stream.of(
                        asAt("the end of last quarter", quarterBefore(today), begin),
                        asAt("a year ago", today.minusYears(1), begin))
                .flatMap(Optional::stream)
                .toList();
        String asked = request.getParameter(Moment.AS_OF);
        if (asked == null || reflects.asOf() == null) {
            return new ViewAsAt(
                    request.getRequestURI(),
                    null,
                    kept(request),
                    sameMoment(request),
                    suggestions,
                    reflects.isPresent() ? null : now(),
                    null,
                    null,
                    null);
        }
        LocalDate shown = shown(reflects, today);
        LocalDate quarterAfter = Quarters.lastDay(shown.plusDays(1));
        return new ViewAsAt(
                request.getRequestURI(),
                asked,
                kept(request),
                sameMoment(request),
                suggestions,
                now(),
                asAt("the quarter before", quarterBefore(shown), begin).orElse(null),
                quarterAfter.isBefore(today)
                        ? asAt("the quarter after", quarterAfter, begin).orElse(null)
                        : null,
                reflects.position() > 0 ? null : beforeTheRecord(reflects));
    }

    private @Nullable BeforeTheRecord beforeTheRecord(Reflects reflects) {
        LocalDate day = reflects.describing() == null ? reflects.asOfDay() : reflects.describing();
        return beginning
                .day()
                .map(begins -> new BeforeTheRecord(begins, day == null ? null : knownAbout(day)))
                .orElse(null);
    }

    /** What is known by now about that day. */
    private Suggestion knownAbout(LocalDate day) {
        return new Suggestion(
                "what is known now about " + dates.day(day),
                ofAnotherDay().queryParam(Moment.DESCRIBING, day).build().toUriString());
    }

    private static LocalDate quarterBefore(LocalDate day) {
        return Quarters.endedBy(day.minusDays(1), 1).getFirst();
    }

    /** The day of the moment that is shown: of the last entry, where a position was asked for. */
    private static LocalDate shown(Reflects reflects, LocalDate today) {
        return Optional.ofNullable(reflects.asOfDay())
                .or(() -> Optional.ofNullable(reflects.recordedAt()).map(Recorded::day))
                .orElse(today);
    }

    private static List<Parameter> kept(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .filter(parameter -> !LEFT_OUT.contains(parameter.getKey()))
                .flatMap(parameter -> Stream.of(parameter.getValue())
                        .filter(value -> !value.isBlank())
                        .map(value -> new Parameter(parameter.getKey(), value)))
                .toList();
    }

    private static String sameMoment(HttpServletRequest request) {
        UriComponentsBuilder query = UriComponentsBuilder.newInstance();
        Map<String, String> moment = new LinkedHashMap<>();
        OF_A_MOMENT.forEach(name -> Optional.ofNullable(Asked.filled(request.getParameter(name)))
                .ifPresent(value -> {
                    query.queryParam(name, "{" + name + "}");
                    moment.put(name, value);
                }));
        return query.encode().buildAndExpand(moment).toUriString();
    }

    /** None for a day on which there was nothing yet. */
    private Optional<Suggestion> asAt(String which, LocalDate day, @Nullable LocalDate begin) {
        return begin == null || day.isBefore(begin)
                ? Optional.empty()
                : Optional.of(new Suggestion("%s (%s)".formatted(which, dates.day(day)), address(day)));
    }

    /** The page that was asked for as at another moment. */
    private static String address(LocalDate asOf) {
        return address().queryParam(Moment.AS_OF, asOf).build().toUriString();
    }

    /** The page that was asked for at present. */
    private static String now() {
        return ofAnotherDay().build().toUriString();
    }

    private static UriComponentsBuilder ofAnotherDay() {
        UriComponentsBuilder address = address();
        OF_ANOTHER_DAY.forEach(address::replaceQueryParam);
        return address;
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
