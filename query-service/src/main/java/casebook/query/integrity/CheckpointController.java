package casebook.query.integrity;

import casebook.checkpoints.Checkpoint;
import casebook.checkpoints.CheckpointStore.KeptKey;
import casebook.checkpoints.Checkpoints;
import casebook.checkpoints.Checkpoints.Listed;
import casebook.merkle.Hash;
import casebook.query.reading.Asked;
import casebook.web.Problem;
import casebook.web.Requires;
import casebook.web.Right;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log's checkpoints and keys, for everybody who is signed in: the more people keep them, the better. */
@RestController
@RequestMapping("/api/checkpoints")
@Tag(name = "Integrity")
class CheckpointController {
    private static final int PAGE = 100;
    private static final MediaType NOTE = MediaType.parseMediaType("text/plain;charset=UTF-8");

    private final Checkpoints checkpoints;
    private final IntegrityWatch watch;

    CheckpointController(Checkpoints checkpoints, IntegrityWatch watch) {
        this.checkpoints = checkpoints;
        this.watch = watch;
    }

    /**
     * A checkpoint; of one that can't be read as one, what stands in its place.
     *
     * @param note the signed text, also at {@code href}
     * @param damage why it is no checkpoint of this log, where it is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CheckpointItem(
            long size,
            @Nullable Hash root,
            @Nullable Instant issuedAt,
            @Nullable String origin,
            @Nullable List<String> keyIds,
            String href,
            String note,
            @Nullable String damage) {
        static CheckpointItem of(Checkpoint checkpoint) {
            return of(checkpoint, null);
        }

        private static CheckpointItem of(Checkpoint checkpoint, @Nullable String damage) {
            return new CheckpointItem(
                    checkpoint.size(),
                    checkpoint.root(),
                    checkpoint.issuedAt(),
                    checkpoint.origin(),
                    checkpoint.keyIds(),
                    location(checkpoint.size()),
                    checkpoint.note(),
                    damage);
        }

        static CheckpointItem of(Listed listed) {
            return listed.checkpoint() != null
                    ? of(listed.checkpoint(), listed.damage())
                    : new CheckpointItem(
                            listed.size(),
                            null,
                            null,
                            null,
                            null,
                            location(listed.size()),
                            listed.note(),
                            listed.damage());
        }
    }

    /** @param next where older ones are, absent on the last page */
    record CheckpointPage(
            List<CheckpointItem> checkpoints, @Nullable String next) {}

    /** @param signs whether it signs new checkpoints; those that it signed stay valid when it does no more */
    record KeyItem(String key, String id, Instant since, boolean signs) {}

    @Requires(Right.READ)
    @GetMapping
    @Operation(operationId = "listCheckpoints", summary = "Checkpoints, the newest first")
    CheckpointPage list(@RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        List<Listed> page = checkpoints.below(before, PAGE);
        return new CheckpointPage(
                page.stream().map(CheckpointItem::of).toList(),
                page.size() == PAGE
                        ? "/api/checkpoints?before=%d".formatted(page.getLast().size())
                        : null);
    }

    @Requires(Right.READ)
    @GetMapping("/{size}")
    @Operation(operationId = "showCheckpoint", summary = "One checkpoint as its signed text; `latest` for the newest")
    @ApiResponse(
            responseCode = "200",
            description = "The signed text",
            content = @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(type = "string")))
    ResponseEntity<String> note(@PathVariable String size) {
        Optional<Checkpoint> found = size.equals("latest")
                ? checkpoints.latest()
                : size.matches("[0-9]{1,18}") ? checkpoints.find(Long.parseLong(size)) : Optional.empty();
        return ResponseEntity.ok()
                .contentType(NOTE)
                .body(found.orElseThrow(() -> size.equals("latest") ? noneYet() : unknown(size))
                        .note());
    }

    @Requires(Right.READ)
    @GetMapping("/covering/{position}")
    @Operation(
            operationId = "findCheckpoint",
            summary = "The first checkpoint that covers an entry, as its signed text; Content-Location names it")
    @ApiResponse(
            responseCode = "200",
            description = "The signed text",
            content = @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(type = "string")))
    ResponseEntity<String> covering(
            @Parameter(description = "The entry's position", example = "412") @PathVariable String position) {
        long covered = Asked.position("position", position);
        Checkpoint first = checkpoints.covering(covered).orElseThrow(() -> notCoveredYet(covered));
        return ResponseEntity.ok()
                .contentType(NOTE)
                .header(HttpHeaders.CONTENT_LOCATION, location(first))
                .body(first.note());
    }

    @Requires(Right.ISSUE_CHECKPOINTS)
    @PostMapping
    @Operation(
            operationId = "issueCheckpoint",
            summary = "Issue a checkpoint of the whole log now (auditor or administrator)")
    ResponseEntity<CheckpointItem> issue() {
        long before = checkpoints.latest().map(Checkpoint::size).orElse(-1L);
        Checkpoint issued = watch.issue();
        return ResponseEntity.status(issued.size() == before ? HttpStatus.OK : HttpStatus.CREATED)
                .location(URI.create(location(issued)))
                .body(CheckpointItem.of(issued));
    }

    @Requires(Right.READ)
    @GetMapping("/keys")
    @Operation(operationId = "listKeys", summary = "The keys with which checkpoints are and were signed")
    List<KeyItem> keys() {
        return items(checkpoints.keys());
    }

    @Requires(Right.CHANGE_KEYS)
    @PostMapping("/keys")
    @Operation(operationId = "rotateKey", summary = "Have new checkpoints signed by a new key (administrator)")
    ResponseEntity<List<KeyItem>> rotate() {
        try {
            checkpoints.rotate();
        } catch (IllegalStateException e) {
            throw new Problem(HttpStatus.CONFLICT, "key-given", String.valueOf(e.getMessage()) + ".");
        }
        return ResponseEntity.status(HttpStatus.CREATED).body(items(checkpoints.keys()));
    }

    private static List<KeyItem> items(List<KeptKey> keys) {
        return keys.stream()
                .map(key -> new KeyItem(
                        key.verifier().toString(), key.verifier().id(), key.since(), key.number() == keys.size()))
                .toList();
    }

    static String location(Checkpoint checkpoint) {
        return location(checkpoint.size());
    }

    private static String location(long size) {
        return "/api/checkpoints/" + size;
    }

    static Problem notCoveredYet(long position) {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "not-covered-yet",
                "No checkpoint covers position %d yet: one is issued every so many entries and once a day."
                        .formatted(position));
    }

    static Problem notCovered(long size, long position) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "not-covered",
                "The checkpoint of size %d does not cover position %d. Ask for a later one, or leave it out."
                        .formatted(size, position));
    }

    private static Problem noneYet() {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "checkpoint-unknown",
                "There is no checkpoint yet: the first is issued when something has been recorded, or when an auditor or an administrator asks for it.");
    }

    static Problem unknown(Object size) {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "checkpoint-unknown",
                "There is no checkpoint of size %s; the list of checkpoints has those there are.".formatted(size));
    }
}
