package casebook.web;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where somebody lands who was given no more than the host's name. */
@RestController
class Entrance {
    @GetMapping("/")
    Map<String, String> show() {
        return Map.of(
                "name", "Casebook",
                "interface", "/openapi.yaml",
                "health", "/actuator/health");
    }
}
