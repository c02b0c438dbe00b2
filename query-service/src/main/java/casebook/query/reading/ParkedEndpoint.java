package casebook.query.reading;

import casebook.query.projecting.Parked;
import casebook.query.projecting.View;
import casebook.query.projecting.Views;
import casebook.web.Problem;
import casebook.web.Requires;
import casebook.web.Right;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What stands still because an event could not be folded; an administrator has it tried again. */
@RestController
@Tag(name = "Parked")
final class ParkedEndpoint {
    private final Views views;
    private final List<View<?>> all;

    ParkedEndpoint(Views views, List<View<?>> all) {
        this.views = views;
        this.all = all;
    }

    /** A document that stands still, its view, and the positions of the first and the last event that it waits for. */
    @Schema(name = "Parked")
    record Item(String view, String key, long since, long through, String reason) {
        static Item of(View<?> view, Parked parked) {
            return new Item(view.name(), parked.key(), parked.since(), parked.through(), parked.reason());
        }
    }

    /** What came of a further try. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Retried")
    record Outcome(boolean released, @Nullable Item parked) {}

    @Requires(Right.READ_PARKED)
    @GetMapping("/api/parked")
    @Operation(operationId = "listParked", summary = "Lists what stands still, for administrators and auditors")
    List<Item> list() {
        return all.stream()
                .flatMap(view -> views.parked(view).stream().map(parked -> Item.of(view, parked)))
                .toList();
    }

    @Requires(Right.RELEASE_PARKED)
    @PostMapping("/api/parked/{view}/{key}/retry")
    @Operation(
            operationId = "retryParked",
            summary = "Folds what was parked once more, for administrators",
            description = "Releases it if everything that waited could be folded.")
    Outcome retry(
            @Parameter(example = "cases") @PathVariable String view,
            @Parameter(example = "SES2011-1.2a-CBC") @PathVariable String key) {
        View<?> asked = all.stream()
                .filter(each -> each.name().equals(view))
                .findFirst()
                .orElseThrow(() -> notParked(view, key));
        if (views.parked(asked, key).isEmpty()) {
            throw notParked(view, key);
        }
        return views.retry(asked, key)
                .map(parked -> new Outcome(false, Item.of(asked, parked)))
                .orElse(new Outcome(true, null));
    }

    private static Problem notParked(String view, String key) {
        return new Problem(
                HttpStatus.NOT_FOUND, "not-parked", "Nothing is parked as \"%s\" in \"%s\".".formatted(key, view));
    }
}
