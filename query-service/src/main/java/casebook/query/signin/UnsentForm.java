package casebook.query.signin;

import casebook.query.forms.Form;
import casebook.query.forms.FormsByAddress;
import casebook.query.pages.Page;
import casebook.web.Caller;
import casebook.web.Problem;
import casebook.web.ProblemAnswers;
import casebook.web.Requires;
import casebook.web.Right;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What somebody gets whose session ended while they filled in a form: what they typed, and a button that sends it once they
 * have signed in again. Nothing of it is kept here; the page itself carries it. A form of another site is refused without
 * more, so that nobody is led to send what somebody else wrote.
 */
@Page
class UnsentForm {
    private static final String ADDRESS = "/not-sent";

    /** What is no use to anybody, or nobody's business. */
    private static final Set<String> LEFT_OUT = Set.of("_csrf", "password");

    /** What the page itself put into the form. */
    private static final Set<String> NOT_TYPED = Set.of("version", "key", "rows");

    private final List<FormsByAddress> forms;

    UnsentForm(ObjectProvider<FormsByAddress> forms) {
        this.forms = forms.orderedStream().toList();
    }

    /**
     * A field of the form as it was sent.
     *
     * @param label what the form calls it
     * @param text what was typed or chosen, as the form says it
     */
    record Sent(String name, String value, String label, String text) {
        public boolean isTyped() {
            return !NOT_TYPED.contains(name) && !value.isEmpty();
        }
    }

    /** Answers a form that came without the token of a session. */
    static void answer(HttpServletRequest request, HttpServletResponse response, ProblemAnswers problems)
            throws ServletException, IOException {
        String path = request.getServletPath();
        if (path.equals(PagesSecurity.SIGN_IN)) {
            response.sendRedirect(request.getContextPath() + PagesSecurity.SIGN_IN + "?again");
        } else if (path.equals(PagesSecurity.SIGN_OUT) && Caller.signedIn().isEmpty()) {
            response.sendRedirect(request.getContextPath() + PagesSecurity.SIGNED_OUT);
        } else if (isForm(request) && isOurs(request)) {
            request.getRequestDispatcher(ADDRESS).forward(request, response);
        } else {
            problems.write(
                    request,
                    response,
                    HttpStatus.FORBIDDEN,
                    "session-expired",
                    "This was sent without the token of your session, which may have ended. Open the page again, and send"
                            + " it from there.");
        }
    }

    @RequestMapping(ADDRESS)
    @Requires(Right.NONE)
    String show(HttpServletRequest request, HttpServletResponse response, Model model) {
        if (request.getDispatcherType() != DispatcherType.FORWARD) {
            throw new Problem(HttpStatus.NOT_FOUND, "not-found", "There is nothing at this address.");
        }
        response.setStatus(HttpStatus.FORBIDDEN.value());
        model.addAttribute("address", request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI));
        model.addAttribute("fields", sent(request));
        return "signin/not-sent";
    }

    private List<Sent> sent(HttpServletRequest request) {
        String path = String.valueOf(request.getAttribute(RequestDispatcher.FORWARD_SERVLET_PATH));
        Optional<Form> form =
                forms.stream().flatMap(known -> known.at(path).stream()).findFirst();
        return request.getParameterMap().entrySet().stream()
                .filter(parameter -> !parameter.getKey().isEmpty() && !LEFT_OUT.contains(parameter.getKey()))
                .flatMap(parameter ->
                        Arrays.stream(parameter.getValue()).map(value -> sent(parameter.getKey(), value, form)))
                .toList();
    }

    private static Sent sent(String name, String value, Optional<Form> form) {
        return form.flatMap(known -> known.field(name))
                .map(field -> new Sent(name, value, field.plainLabel(), field.text(value)))
                .orElseGet(() -> new Sent(name, value, inWords(name), value));
    }

    /** The name in words: "As at" for asAt. */
    private static String inWords(String name) {
        String words =
                name.replaceAll("([a-z])([A-Z])", "$1 $2").replace('-', ' ').toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return request.getMethod().equals("POST")
                && type != null
                && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    /** Whether the browser says that the form was one of our own pages. */
    private static boolean isOurs(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.getHeader("Origin");
        String host = request.getHeader("Host");
        return Stream.of("http://", "https://").anyMatch(scheme -> (scheme + host).equals(origin));
    }
}
