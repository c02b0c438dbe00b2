package casebook.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a program lands that was given no more than the host's name. */
@RestController
@Tag(name = "Entrance")
class Entrance {
    @Requires(Right.SIGN_IN)
    @GetMapping("/api")
    @Operation(operationId = "showEntrance", summary = "Names where to look")
    Map<String, String> show() {
        return Map.of(
                "name", "Casebook",
                "interface", "/openapi.yaml",
                "health", "/actuator/health");
    }
}
