package casebook.query.signin;

import casebook.web.Requires;
import casebook.web.Right;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.HtmlUtils;

/** Asks for user name and password. */
@Controller
@Hidden
class SignInPage {
    @Requires(Right.NONE)
    @GetMapping(path = "/sign-in", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    String show(
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(name = "signed-out", required = false) @Nullable String signedOut,
            CsrfToken csrf) {
        String message = refused != null
                ? "The user name or the password is wrong."
                : signedOut != null ? "You are signed out." : "";
        return """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><title>Sign in – Casebook</title></head>
                <body>
                <h1>Sign in</h1>
                <p role="alert">%s</p>
                <form method="post" action="/sign-in">
                <input type="hidden" name="%s" value="%s">
                <p><label>User name <input name="username" autocomplete="username" required></label></p>
                <p><label>Password <input name="password" type="password" autocomplete="current-password" required></label></p>
                <p><button>Sign in</button></p>
                </form>
                </body>
                </html>
                """.formatted(
                        message, HtmlUtils.htmlEscape(csrf.getParameterName()), HtmlUtils.htmlEscape(csrf.getToken()));
    }
}
