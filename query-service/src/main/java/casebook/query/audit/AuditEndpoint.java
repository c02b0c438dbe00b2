package casebook.query.audit;

import casebook.log.LogStore.Direction;
import casebook.query.audit.Trail.Page;
import casebook.query.reading.Asked;
import casebook.query.reading.AtLeast;
import casebook.query.reading.Links;
import casebook.web.Requires;
import casebook.web.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Every entry in the order of the log, read from the log itself. */
@RestController
@Tag(name = "Audit")
final class AuditEndpoint {
    private static final int USUAL_SIZE = 100;
    private static final int LARGEST_SIZE = 1000;

    private final Trail trail;
    private final AuditEntries entries;

    AuditEndpoint(Trail trail, AuditEntries entries) {
        this.trail = trail;
        this.entries = entries;
    }

    @Requires(Right.READ_AUDIT)
    @GetMapping("/api/audit")
    @Operation(
            operationId = "listEntries",
            summary = "Lists every entry of the record in order",
            description = "Pages are told apart by position and linked by the Link header.")
    ResponseEntity<AuditPage> list(
            @ParameterObject Selection selection,
            @Parameter(description = "Entries after this position", example = "100")
                    @RequestParam(required = false)
                    @Nullable
                    String after,
            @Parameter(description = "Entries before this position", example = "200")
                    @RequestParam(required = false)
                    @Nullable
                    String before,
            @Parameter(description = "asc (default) or desc", example = "desc")
                    @RequestParam(required = false)
                    @Nullable
                    String order,
            @Parameter(example = "100") @RequestParam(required = false) @Nullable String size,
            @AtLeast @RequestParam(required = false) @Nullable String atLeast) {
        Direction listed = order == null ? Direction.UPWARDS : direction(order);
        int length = Asked.number("size", size, USUAL_SIZE, 1, LARGEST_SIZE);
        Page page = trail.page(trail.filter(selection), listed, after, before, length, atLeast);
        return ResponseEntity.ok()
                .headers(links(page, listed).headers())
                .body(new AuditPage(
                        page.reflects(),
                        page.entries().stream().map(entries::of).toList()));
    }

    private static Direction direction(String order) {
        return switch (order.strip()) {
            case "asc" -> Direction.UPWARDS;
            case "desc" -> Direction.DOWNWARDS;
            default -> throw Asked.refusal("order", order, List.of("asc", "desc"));
        };
    }

    private static Links links(Page page, Direction listed) {
        Links links = new Links();
        if (page.entries().isEmpty()) {
            return links;
        }
        boolean upwards = listed == Direction.UPWARDS;
        long first = page.entries().getFirst().position();
        long last = page.entries().getLast().position();
        if (page.isMoreBelow()) {
            links.add(upwards ? "prev" : "next", "before", upwards ? first : last, "after");
        }
        if (page.isMoreAbove()) {
            links.add(upwards ? "next" : "prev", "after", upwards ? last : first, "before");
        }
        return links;
    }
}
