package casebook.command.http;

import casebook.command.deciding.Precondition;
import casebook.command.dispatching.Origin;
import casebook.web.Caller;
import casebook.web.Correlation;
import casebook.web.Problem;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads from a request's headers where its command comes from. */
public final class OriginArgument implements HandlerMethodArgumentResolver {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** A structured field's string, as the draft has it, or the same without quotes. */
    private static final Pattern KEY = Pattern.compile("(?<quote>\"?)(?<key>[A-Za-z0-9._~:=+-]{1,128})\\k<quote>");

    private static final Pattern TAG = Pattern.compile("(?<weak>W/)?\"(?<tag>[\\x21\\x23-\\x7E\\x80-\\xFF]*)\"");
    private static final Pattern TAGS =
            Pattern.compile("%1$s(?:[ \\t]*,[ \\t]*%1$s){0,19}".formatted("(?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\""));
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Origin.class;
    }

    @Override
    public Origin resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return new Origin(
                Origin.Way.DIRECT,
                Caller.current(),
                key(request.getHeaderValues(IDEMPOTENCY_KEY)),
                precondition(request.getHeaderValues(HttpHeaders.IF_MATCH)),
                Correlation.id(),
                null);
    }

    static @Nullable String key(String @Nullable [] values) {
        if (values == null || values.length == 0) {
            return null;
        }
        Matcher matcher = KEY.matcher(values[0].strip());
        if (values.length > 1 || !matcher.matches()) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST,
                    "idempotency-key-malformed",
                    "An Idempotency-Key is one text of up to 128 letters, digits and . _ ~ : = + -, such as a UUID.");
        }
        return matcher.group("key");
    }

    /** RFC 9110, section 13.1.1: tags are compared strongly, so that a weak one matches nothing. */
    static Precondition precondition(String @Nullable [] values) {
        if (values == null || values.length == 0) {
            return Precondition.NONE;
        }
        String tags = String.join(", ", values).strip();
        if (tags.equals("*")) {
            return Precondition.ANY;
        }
        if (!TAGS.matcher(tags).matches()) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST,
                    "if-match-malformed",
                    "If-Match is the ETag that you were given, with its quotes, such as \"3\", or *.");
        }
        Set<Long> versions = new HashSet<>();
        for (Matcher tag = TAG.matcher(tags); tag.find(); ) {
            if (tag.group("weak") == null && VERSION.matcher(tag.group("tag")).matches()) {
                versions.add(Long.valueOf(tag.group("tag")));
            }
        }
        return Precondition.oneOf(versions);
    }
}
