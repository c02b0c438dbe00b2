package casebook.query.home;

import casebook.query.pages.Page;
import casebook.web.Requires;
import casebook.web.Right;
import org.springframework.web.bind.annotation.GetMapping;

/** What people can read before they sign in too: how things are done here, and for whom the pages work. */
@Page
final class HelpPages {
    @Requires(Right.NONE)
    @GetMapping("/help")
    String help() {
        return "home/help";
    }

    @Requires(Right.NONE)
    @GetMapping("/help/accessibility")
    String accessibility() {
        return "home/accessibility";
    }
}
