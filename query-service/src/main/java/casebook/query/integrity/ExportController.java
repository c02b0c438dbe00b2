package casebook.query.integrity;

import casebook.checkpoints.Checkpoint;
import casebook.checkpoints.Checkpoints;
import casebook.checkpoints.SigningKeyUnusableException;
import casebook.log.EventLog;
import casebook.log.LogAlteredException;
import casebook.query.reading.Reader;
import casebook.web.Problem;
import casebook.web.Requires;
import casebook.web.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log to take away, any part of it, entry by entry as it is read from the store. */
@RestController
@Tag(name = "Integrity")
class ExportController {
    private static final Logger LOG = LoggerFactory.getLogger(ExportController.class);
    private static final int BUFFER = 1 << 16;

    private final EventLog log;
    private final Checkpoints checkpoints;
    private final IntegrityWatch watch;
    private final String origin;

    ExportController(EventLog log, Checkpoints checkpoints, IntegrityWatch watch, IntegrityProperties properties) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.watch = watch;
        this.origin = properties.origin();
    }

    @Requires(Right.READ_AUDIT)
    @GetMapping("/api/audit/export")
    @Operation(
            operationId = "exportEntries",
            summary = "Export the log, or a part of it, with the checkpoint that covers it")
    @ApiResponse(
            responseCode = "200",
            description = "The entries, with the checkpoint that Link names",
            content = {
                @Content(mediaType = "application/jsonl", schema = @Schema(type = "string")),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
            })
    void export(
            @RequestParam(defaultValue = "1") long from,
            @RequestParam(required = false) @Nullable Long to,
            @RequestParam(required = false) @Nullable Long checkpoint,
            @RequestParam(defaultValue = "jsonl") String format,
            HttpServletResponse response)
            throws IOException {
        ExportFormat form = format(format);
        List<String> altered = new ArrayList<>();
        long head = head(altered);
        Checkpoint covering = checkpoint == null ? covering(to == null ? head : to) : kept(checkpoint);
        long last = to != null ? to : checkpoint != null ? Math.min(head, checkpoint) : head;
        // What was recorded since an earlier export may be nothing, which is no mistake.
        if (from < 1 || from > (to == null ? last + 1 : last) || last > head) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST,
                    "range",
                    "The log has the positions 1 to %d: from %d to %d is no part of it.".formatted(head, from, last));
        }
        if (checkpoint != null && checkpoint < last) {
            throw CheckpointController.notCovered(checkpoint, last);
        }
        if (covering != null && altered.isEmpty() && covering.size() > head(altered)) {
            altered.add("The log is shorter than the checkpoint of size %d: the entries %d to %d are missing."
                    .formatted(covering.size(), head + 1, covering.size()));
        }
        Export export = new Export(
                log.tree(),
                from,
                last,
                covering == null ? origin : covering.origin(),
                covering,
                altered,
                Reader.current());
        List<String> opening = form.opening(export);
        response.setContentType(form.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"casebook-%d-%d.%s\"".formatted(from, last, form.extension()));
        if (covering != null) {
            response.setHeader(
                    HttpHeaders.LINK, "<%s>; rel=\"describedby\"".formatted(CheckpointController.location(covering)));
        }
        // Not closed where it fails: what is cut off must not look whole.
        OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        try {
            form.write(export, opening, out);
        } finally {
            out.flush();
        }
    }

    /** The log's end; where that can't be read, what stands before it is to be seen all the same. */
    private long head(List<String> altered) {
        try {
            return log.head().position();
        } catch (LogAlteredException e) {
            altered.add(e.getMessage() + ".");
            return Math.max(0, e.from() - 1);
        }
    }

    /**
     * The smallest checkpoint that covers the position; where there is none yet it is issued. What was altered is to be seen
     * too: beside the last checkpoint that was signed before, or without any.
     */
    private @Nullable Checkpoint covering(long position) {
        Optional<Checkpoint> covering = checkpoints.covering(position);
        if (covering.isPresent()) {
            return covering.get();
        }
        try {
            return watch.issue();
        } catch (LogAlteredException | SigningKeyUnusableException e) {
            LOG.warn("An export is given without a checkpoint that covers it: {}", e.getMessage());
            return checkpoints.latestReadable().orElse(null);
        }
    }

    private Checkpoint kept(long size) {
        return checkpoints.find(size).orElseThrow(() -> CheckpointController.unknown(size));
    }

    private static ExportFormat format(String name) {
        return Arrays.stream(ExportFormat.values())
                .filter(format -> format.parameter().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Problem(
                        HttpStatus.BAD_REQUEST,
                        "format-unknown",
                        "The formats are %s."
                                .formatted(Arrays.stream(ExportFormat.values())
                                        .map(ExportFormat::parameter)
                                        .collect(Collectors.joining(", ")))));
    }
}
