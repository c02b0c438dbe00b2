package casebook.query.reading;

import casebook.query.pages.Page;
import casebook.query.reading.ParkedEndpoint.Outcome;
import casebook.web.Caller;
import casebook.web.Requires;
import casebook.web.Right;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What stands still, and a button to have it tried again. */
@Page
class ParkedPage {
    private static final String ADDRESS = "/administration/parked";

    private final ParkedEndpoint parked;

    ParkedPage(ParkedEndpoint parked) {
        this.parked = parked;
    }

    @GetMapping(ADDRESS)
    @Requires(Right.READ_PARKED)
    String list(Model model) {
        model.addAttribute("items", parked.list())
                .addAttribute("mayRetry", Caller.current().may(Right.RELEASE_PARKED));
        return "reading/parked";
    }

    @PostMapping(ADDRESS)
    @Requires(Right.RELEASE_PARKED)
    String retry(@RequestParam String view, @RequestParam String key, RedirectAttributes next) {
        Outcome outcome = parked.retry(view, key);
        next.addFlashAttribute("tried", key).addFlashAttribute("released", outcome.released());
        return "redirect:" + ADDRESS;
    }
}
