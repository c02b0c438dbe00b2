package casebook.query.tokens;

import casebook.events.BritishDate;
import casebook.query.authorities.Authorities;
import casebook.query.authorities.Directory;
import casebook.query.reading.Moment;
import casebook.query.reading.Readings;
import casebook.web.Caller;
import casebook.web.Problem;
import casebook.web.Problem.FieldError;
import casebook.web.Requires;
import casebook.web.Right;
import casebook.web.accesslog.Access.Kind;
import casebook.web.accesslog.Access.Outcome;
import casebook.web.accesslog.AccessLog;
import casebook.web.tokens.ApiToken;
import casebook.web.tokens.ApiTokens;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tokens by which councils' own systems sign in: handed out once, never shown again, revoked at once. */
@RestController
@RequestMapping(path = "/api/tokens", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires(Right.HAND_OUT_TOKENS)
@Tag(name = "Tokens")
final class TokensEndpoint {
    private static final int LONGEST_NAME = 100;

    private final ApiTokens tokens;
    private final AccessLog accesses;
    private final Readings readings;
    private final Authorities authorities;
    private final Clock clock;

    TokensEndpoint(ApiTokens tokens, AccessLog accesses, Readings readings, Authorities authorities, Clock clock) {
        this.tokens = tokens;
        this.accesses = accesses;
        this.readings = readings;
        this.authorities = authorities;
        this.clock = clock;
    }

    @Schema(name = "HandOutToken")
    record Wanted(
            @Schema(description = "What it is for", example = "Charnwood's performance system") @Nullable
            String name,

            @Schema(description = "The authority for which it acts, by any of its names", example = "CBC") @Nullable
            String authority,

            @Schema(
                    description = "The last day on which it is taken; left out, it is until it is revoked",
                    example = "2027-03-31")
            @Nullable
            String expiresOn) {}

    /** @param token what the holder sends as a bearer token; it is shown here and never again */
    @Schema(name = "HandedOutToken")
    record HandedOut(@JsonUnwrapped ApiToken about, String token) {}

    @Schema(name = "Tokens")
    record All(List<ApiToken> tokens) {}

    @GetMapping
    @Operation(operationId = "listTokens", summary = "Lists the tokens that were handed out, for administrators")
    All list() {
        return new All(tokens.all());
    }

    @GetMapping("/{id}")
    @Operation(operationId = "showToken", summary = "Shows what is known of a token, for administrators")
    ApiToken show(@Parameter(description = "A token's id", example = "k3v9x0qa") @PathVariable String id) {
        return tokens.find(id).orElseThrow(TokensEndpoint::unknown);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "handOutToken",
            summary = "Hands out a token to a council's own system, for administrators",
            description =
                    "The system acts as an officer of that one authority. The token is in this answer and in no other.")
    ResponseEntity<HandedOut> handOut(@RequestBody Wanted wanted, HttpServletRequest request) {
        List<FieldError> wrong = new ArrayList<>();
        Optional<String> readName = read(wrong, () -> name(wanted.name()));
        Optional<String> readAuthority = read(wrong, () -> authority(wanted.authority()));
        Optional<LocalDate> readExpiresOn = read(wrong, () -> expiresOn(wanted.expiresOn()));
        if (!wrong.isEmpty()) {
            throw invalid(wrong);
        }
        String name = readName.orElseThrow();
        String authority = readAuthority.orElseThrow();
        LocalDate expiresOn = readExpiresOn.orElse(null);
        Caller by = Caller.current();
        note(request, by, "handed out for %s: %s".formatted(authority, name));
        ApiTokens.Issued issued = tokens.issue(name, authority, expiresOn, by);
        return ResponseEntity.created(URI.create("/api/tokens/" + issued.token().id()))
                .body(new HandedOut(issued.token(), issued.text()));
    }

    @DeleteMapping("/{id}")
    @Operation(operationId = "revokeToken", summary = "Revokes a token, from now on, for administrators")
    ApiToken revoke(
            @Parameter(description = "A token's id", example = "k3v9x0qa") @PathVariable String id,
            HttpServletRequest request) {
        Caller by = Caller.current();
        ApiToken token = tokens.find(id).orElseThrow(TokensEndpoint::unknown);
        note(request, by, "revoked for %s: %s".formatted(token.authority(), token.id()));
        return tokens.revoke(id, by).orElseThrow(TokensEndpoint::unknown);
    }

    private void note(HttpServletRequest request, Caller by, String what) {
        accesses.record(Kind.TOKEN, Outcome.GRANTED, by.subject(), request.getRemoteAddr(), what);
    }

    /** What is read; where it is refused, that is told together with all else that is. */
    private static <T> Optional<T> read(List<FieldError> wrong, Supplier<? extends @Nullable T> reader) {
        try {
            return Optional.ofNullable(reader.get());
        } catch (Problem e) {
            wrong.addAll(e.errors());
            return Optional.empty();
        }
    }

    private static String name(@Nullable String name) {
        String line = name == null ? "" : name.strip();
        if (line.isEmpty()
                || line.length() > LONGEST_NAME
                || line.codePoints()
                        .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)) {
            throw invalid(
                    "name",
                    "Say in \"name\" what the token is for, in one line of up to %d characters."
                            .formatted(LONGEST_NAME));
        }
        return line;
    }

    private String authority(@Nullable String text) {
        Directory directory = readings.read(Moment.now(), reading -> Directory.of(reading, authorities));
        try {
            return directory.at(text == null ? "" : text).code().value();
        } catch (Problem e) {
            throw invalid("authority", "\"authority\" is the code, name or alias of an authority that is registered.");
        }
    }

    private @Nullable LocalDate expiresOn(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            LocalDate day = BritishDate.parse(text);
            if (!day.isBefore(LocalDate.ofInstant(clock.instant(), BritishDate.ZONE))) {
                return day;
            }
        } catch (IllegalArgumentException e) {
            throw invalid("expiresOn", e.getMessage() + ".");
        }
        throw invalid("expiresOn", "\"expiresOn\" is over; give a day from today on.");
    }

    private static Problem invalid(String field, String sentence) {
        return invalid(List.of(new FieldError(field, sentence)));
    }

    private static Problem invalid(List<FieldError> wrong) {
        Problem problem = new Problem(
                HttpStatus.BAD_REQUEST,
                "invalid",
                wrong.stream().map(FieldError::message).collect(Collectors.joining(" ")));
        wrong.forEach(error -> problem.in(error.field(), error.message()));
        return problem;
    }

    private static Problem unknown() {
        return new Problem(HttpStatus.NOT_FOUND, "token-unknown", "There is no token of that id.");
    }
}
