package casebook.query.home;

import casebook.query.pages.Page;
import org.springframework.web.bind.annotation.GetMapping;

/** Where people land who were given no more than the host's name. */
@Page
final class HomePage {
    @GetMapping("/")
    String show() {
        return "home/home";
    }
}
