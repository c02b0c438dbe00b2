package casebook.query.signin;

import casebook.query.pages.Page;
import casebook.web.Requires;
import casebook.web.Right;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks for user name and password. */
@Page
class SignInPage {
    @Requires(Right.NONE)
    @GetMapping("/sign-in")
    String show(
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(name = "signed-out", required = false) @Nullable String signedOut,
            Model model) {
        model.addAttribute("refused", refused != null);
        model.addAttribute("signedOut", signedOut != null);
        return "signin/sign-in";
    }
}
