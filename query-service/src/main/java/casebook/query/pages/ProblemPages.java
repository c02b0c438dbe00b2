package casebook.query.pages;

import casebook.web.Addresses;
import casebook.web.ProblemPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Problems in plain words, in the frame of all pages: templates/pages/problem.html. */
@Component
class ProblemPages implements ProblemPage {
    /** What is called what in headings, by the problem of its not being there. */
    private static final Map<String, String> WHAT = Map.of(
            "case-unknown", "This case",
            "plan-unknown", "This plan",
            "authority-unknown", "This council");

    private final Layout layout;
    private final ViewResolver views;

    /** @param views lazy, since they come with what answers problems */
    ProblemPages(Layout layout, @Lazy @Qualifier("thymeleafViewResolver") ViewResolver views) {
        this.layout = layout;
        this.views = views;
    }

    @Override
    public String html(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem)
            throws IOException {
        Map<String, Object> model = layout.model(request);
        model.put("problem", problem);
        model.put("status", problem.getStatus());
        String code = Objects.toString(problem.getType()).replaceFirst("^/problems/", "");
        model.put("code", code);
        Map<String, Object> members = Objects.requireNonNullElse(problem.getProperties(), Map.of());
        boolean isNotThereYet = members.containsKey("began");
        model.put(
                "heading",
                isNotThereYet ? "%s did not exist yet".formatted(WHAT.get(code)) : heading(problem.getStatus(), code));
        if (isNotThereYet) {
            model.put("reflects", Objects.requireNonNull(members.get("reflects")));
            model.put("now", request.getRequestURI());
        }
        if (members.get("last") instanceof String last) {
            model.put("last", last);
        }
        if (Addresses.OF_THE_INTERFACE.matches(request)) {
            // The interface's answers are to load nothing; this one is a page like all others. Whoever asked is known
            // for this one request, so there is nothing to sign out of.
            model.remove("me");
            model.put("navigation", List.of());
            response.setHeader(PagePolicy.HEADER, PagePolicy.allowing(Optional.empty()));
        } else {
            Again.of(request, problem).ifPresent(again -> model.put("again", again));
        }
        ContentCachingResponseWrapper written = new ContentCachingResponseWrapper(response);
        try {
            View view = Objects.requireNonNull(views.resolveViewName("pages/problem", Locale.UK));
            view.render(model, request, written);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new String(written.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static String heading(int status, String code) {
        if (code.equals("session-expired")) {
            return "Your session has ended";
        }
        if (code.equals("not-covered-yet")) {
            return "There is no checkpoint yet";
        }
        return switch (status) {
            case 401 -> "Sign in to see this page";
            case 403 -> "You do not have access to this";
            case 404 -> "Page not found";
            case 413 -> "What you sent is too large";
            case 429 -> "Too many attempts";
            case 503 -> "Sorry, the service is not available";
            default ->
                status < 500 ? "This page can’t be shown as you asked" : "Sorry, there is a problem with the service";
        };
    }
}
