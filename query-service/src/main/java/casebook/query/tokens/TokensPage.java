package casebook.query.tokens;

import casebook.query.authorities.Authorities;
import casebook.query.authorities.AuthorityView;
import casebook.query.authorities.Directory;
import casebook.query.forms.Field;
import casebook.query.forms.Form;
import casebook.query.forms.Forms;
import casebook.query.forms.Sheet;
import casebook.query.pages.Option;
import casebook.query.pages.Page;
import casebook.query.projecting.Recorded;
import casebook.query.reading.Moment;
import casebook.query.reading.Readings;
import casebook.query.tokens.TokensEndpoint.HandedOut;
import casebook.query.tokens.TokensEndpoint.Wanted;
import casebook.web.Problem;
import casebook.web.Requires;
import casebook.web.Right;
import casebook.web.tokens.ApiToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.WebUtils;

/** The tokens of councils' own systems: which there are, one more, shown once, and the end of one. */
@Page
@Requires(Right.HAND_OUT_TOKENS)
final class TokensPage {
    private static final String LIST = "/administration/tokens";

    /** Under which a session remembers the form by which it was last handed a token. */
    private static final String LAST = TokensPage.class.getName();

    private final TokensEndpoint tokens;
    private final Readings readings;
    private final Authorities authorities;
    private final Clock clock;
    private final Forms forms;

    TokensPage(TokensEndpoint tokens, Readings readings, Authorities authorities, Clock clock, Forms forms) {
        this.tokens = tokens;
        this.readings = readings;
        this.authorities = authorities;
        this.clock = clock;
        this.forms = forms;
    }

    /** A token, and whether it is taken today. */
    record Line(ApiToken token, boolean isGood) {}

    @GetMapping(LIST)
    String list(HttpServletResponse response, Model model) {
        // A token that is shown once must not be shown again by going back.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        LocalDate today = Recorded.day(clock.instant());
        model.addAttribute(
                "lines",
                tokens.list().tokens().stream()
                        .map(token -> new Line(token, token.isGoodOn(today)))
                        .toList());
        return "tokens/tokens";
    }

    @GetMapping(LIST + "/hand-out")
    ModelAndView ask() {
        return forms.show(sheet(Map.of()));
    }

    @PostMapping(LIST + "/hand-out")
    ModelAndView handOut(@RequestParam Map<String, String> typed, HttpServletRequest request, RedirectAttributes next) {
        Sheet sheet = sheet(typed);
        HttpSession session = request.getSession();
        synchronized (WebUtils.getSessionMutex(session)) {
            // Sent twice, it is handed out once: the first time's token still waits to be shown.
            if (!sheet.key().equals(session.getAttribute(LAST))) {
                try {
                    HandedOut handedOut = Objects.requireNonNull(
                            tokens.handOut(wanted(sheet), request).getBody());
                    next.addFlashAttribute("handedOut", handedOut);
                    session.setAttribute(LAST, sheet.key());
                } catch (Problem e) {
                    return Forms.answering(
                            forms.show(sheet.refused(e)), e.status().value());
                }
            }
        }
        return new ModelAndView("redirect:" + LIST);
    }

    @GetMapping(LIST + "/{id}/revocation")
    String askToRevoke(@PathVariable String id, Model model) {
        model.addAttribute("token", tokens.show(id));
        return "tokens/revoke";
    }

    @PostMapping(LIST + "/{id}/revocation")
    String revoke(@PathVariable String id, HttpServletRequest request, RedirectAttributes next) {
        next.addFlashAttribute(
                "done",
                "The token for “%s” is revoked"
                        .formatted(tokens.revoke(id, request).name()));
        return "redirect:" + LIST;
    }

    private static Wanted wanted(Sheet sheet) {
        return new Wanted(sheet.typed("name"), sheet.typed("authority"), sheet.typed("expiresOn"));
    }

    private Sheet sheet(Map<String, String> typed) {
        List<AuthorityView> councils = readings.read(Moment.now(), reading -> Directory.of(reading, authorities))
                .authorities();
        return Sheet.of(
                Form.of(
                        "Hand out a token",
                        "By a token, a council’s own system can do here what an officer of that council can. It is shown"
                                + " once, on the next page.",
                        "The token is handed out",
                        List.of(
                                Field.line(
                                        "name",
                                        "What it is for",
                                        "For example, Charnwood’s performance system",
                                        "Enter what the token is for"),
                                Field.choice(
                                        "authority",
                                        "Council",
                                        null,
                                        "Choose the council for which the system acts",
                                        Option.after(
                                                "Choose a council",
                                                Option.of(councils, AuthorityView::code, AuthorityView::name))),
                                Field.day(
                                        "expiresOn",
                                        "Last day (optional)",
                                        "For example, 31 March 2029. Left empty, it is taken until it is revoked",
                                        null))),
                "Tokens of councils’ systems",
                LIST,
                typed);
    }
}
