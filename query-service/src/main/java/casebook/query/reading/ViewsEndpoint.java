package casebook.query.reading;

import casebook.query.projecting.ViewStatus;
import casebook.query.projecting.Views;
import casebook.web.Requires;
import casebook.web.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How the views stand; an administrator has them folded anew, beside those that are read. */
@RestController
@Tag(name = "Views")
final class ViewsEndpoint {
    private final Views views;

    ViewsEndpoint(Views views) {
        this.views = views;
    }

    @Requires(Right.READ_PARKED)
    @GetMapping("/api/views")
    @Operation(
            operationId = "listViews",
            summary = "Lists the views: what is read, and what is being built, for administrators and auditors")
    List<ViewStatus> list() {
        return views.status();
    }

    @Requires(Right.RELEASE_PARKED)
    @PostMapping("/api/views/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "rebuildViews",
            summary = "Folds all views anew, for administrators",
            description =
                    "Into collections of their own, from the first entry on, while the present ones are read. They are"
                            + " read as soon as they have caught up; GET /api/views says how far they are. Where views are being"
                            + " built already, that goes on.")
    List<ViewStatus> rebuild() {
        views.rebuild();
        return views.status();
    }
}
