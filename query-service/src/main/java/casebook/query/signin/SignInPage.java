package casebook.query.signin;

import casebook.query.pages.Page;
import casebook.web.Problem;
import casebook.web.Requires;
import casebook.web.Right;
import casebook.web.TooManyAttemptsException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.WebAttributes;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people sign in, and are told why they have to, or why it did not work. */
@Page
class SignInPage {
    static final String TOO_OFTEN = "/sign-in/too-often";
    private static final String TEMPLATE = "signin/sign-in";
    private final boolean byProvider;

    SignInPage(WayIn way) {
        this.byProvider = way.formsLeadTo().isPresent();
    }

    @GetMapping(PagesSecurity.SIGN_IN)
    @Requires(Right.NONE)
    String show(
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(name = "signed-out", required = false) @Nullable String signedOut,
            @RequestParam(required = false) @Nullable String again,
            @RequestParam(name = "no-role", required = false) @Nullable String noRole,
            @RequestParam(required = false) @Nullable String failed,
            @RequestParam(required = false) @Nullable String away,
            Model model) {
        model.addAttribute("provider", byProvider);
        model.addAttribute("refused", refused != null);
        model.addAttribute("signedOut", signedOut != null);
        String mistake = null;
        if (refused != null) {
            mistake = "The user name or the password is wrong";
        } else if (again != null) {
            mistake = "This page was open for too long. Sign in again";
        } else if (noRole != null) {
            mistake = "You have no role in Casebook yet. Ask the partnership’s administrator for one";
        } else if (failed != null) {
            mistake = "Signing in did not work. Try again, and tell your administrator if it fails again";
        } else if (away != null) {
            mistake = "The service that knows your password does not answer. Try again in a few minutes";
        }
        model.addAttribute("mistake", mistake);
        return TEMPLATE;
    }

    /** Where a form is sent on to that comes too often; nobody else finds it. */
    @RequestMapping(TOO_OFTEN)
    @Requires(Right.NONE)
    String comesTooOften(HttpServletRequest request, Model model) {
        if (!(request.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION)
                instanceof TooManyAttemptsException tooMany)) {
            throw Problem.nothingHere();
        }
        model.addAttribute("provider", byProvider);
        model.addAttribute("mistake", "Too many attempts. Try again in " + inWords(tooMany.remaining()));
        return TEMPLATE;
    }

    private static String inWords(Duration wait) {
        long minutes = Math.max(1, Math.round(Math.ceil(wait.toSeconds() / 60.0)));
        return minutes == 1 ? "a minute" : minutes + " minutes";
    }
}
