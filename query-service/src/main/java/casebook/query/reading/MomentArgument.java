package casebook.query.reading;

import casebook.events.BritishDate;
import casebook.query.projecting.Recorded;
import casebook.web.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads from a request's parameters of which moment it asks. */
@Component
final class MomentArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    private final Clock clock;

    MomentArgument(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Moment.class || parameter.getParameterType() == AskedMoment.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        if (parameter.getParameterType() == Moment.class) {
            return moment(parameter, request);
        }
        try {
            return new AskedMoment(moment(parameter, request), null);
        } catch (Problem e) {
            return new AskedMoment(null, e);
        }
    }

    private Moment moment(MethodParameter parameter, NativeWebRequest request) {
        LocalDate today = Recorded.day(clock.instant());
        // A form sends its empty fields too.
        boolean blankIsNone = !AnnotatedElementUtils.hasAnnotation(parameter.getContainingClass(), ResponseBody.class);
        AllAsked asked = new AllAsked();
        Long atLeast = asked.given(
                given(request, blankIsNone, Moment.AT_LEAST), text -> Asked.position(Moment.AT_LEAST, text));
        List<AsOf> asOf =
                asked.given(given(request, blankIsNone, Moment.AS_OF), text -> Asked.asOf(Moment.AS_OF, text, today));
        LocalDate describing = asked.given(given(request, blankIsNone, Moment.DESCRIBING), text -> begun(text, today));
        LocalDate on = asked.given(given(request, blankIsNone, Moment.ON), text -> Asked.day(Moment.ON, text));
        asked.require();
        return new Moment(atLeast, asOf == null ? List.of() : asOf, describing, on);
    }

    private static LocalDate begun(String text, LocalDate today) {
        LocalDate day = Asked.day(Moment.DESCRIBING, text);
        if (day.isAfter(today)) {
            throw Asked.refusal(
                    Moment.DESCRIBING,
                    "%s is yet to come. It takes today or an earlier day.".formatted(BritishDate.write(day)));
        }
        return day;
    }

    private static @Nullable String given(NativeWebRequest request, boolean blankIsNone, String parameter) {
        String text = request.getParameter(parameter);
        return text == null || (blankIsNone && text.isBlank()) ? null : text;
    }
}
