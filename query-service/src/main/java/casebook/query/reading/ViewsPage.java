package casebook.query.reading;

import casebook.query.pages.Page;
import casebook.query.projecting.ViewStatus;
import casebook.query.projecting.Views;
import casebook.web.Caller;
import casebook.web.Requires;
import casebook.web.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which generation of the views is read, which one is being built and how far it is, and a button to have one built. */
@Page
final class ViewsPage {
    private static final String ADDRESS = "/administration/views";

    private final Views views;

    ViewsPage(Views views) {
        this.views = views;
    }

    @GetMapping(ADDRESS)
    @Requires(Right.READ_PARKED)
    String show(HttpServletResponse response, Model model) {
        List<ViewStatus> all = views.status();
        // All views are of one generation, so that what is read belongs together.
        ViewStatus any = all.getFirst();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("views", all)
                .addAttribute("serving", any.serving())
                .addAttribute("building", any.building())
                .addAttribute("head", views.head())
                .addAttribute("mayRebuild", Caller.current().may(Right.RELEASE_PARKED));
        if (any.building() != null) {
            model.addAttribute("refresh", 3);
        }
        return "reading/views";
    }

    @PostMapping(ADDRESS)
    @Requires(Right.RELEASE_PARKED)
    String rebuild(RedirectAttributes next) {
        views.rebuild();
        next.addFlashAttribute("begun", true);
        return "redirect:" + ADDRESS;
    }
}
