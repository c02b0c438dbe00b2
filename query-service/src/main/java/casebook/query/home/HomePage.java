package casebook.query.home;

import casebook.query.pages.Page;
import casebook.web.Requires;
import casebook.web.Right;
import org.springframework.web.bind.annotation.GetMapping;

/** Where people land who were given no more than the host's name. */
@Page
final class HomePage {
    @Requires(Right.SIGN_IN)
    @GetMapping("/")
    String show() {
        return "home/home";
    }
}
