package casebook.benchmarks.service;

import casebook.web.Requires;
import casebook.web.Right;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes a command's body from somebody who may post and has signed in, and does nothing with it. Only benchmarks add it. */
@RestController
class NoOp {
    static final String PATH = "/commands/no-op";

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Right.POST_ON_CASE)
    Map<String, Integer> nothing(@RequestBody Map<String, Object> body) {
        return Map.of("members", body.size());
    }
}
