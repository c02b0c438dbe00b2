package casebook.query.integrity;

import casebook.checkpoints.Checkpoint;
import casebook.checkpoints.Checkpoints;
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
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log to take away, any part of it, entry by entry as it is read from the store. */
@RestController
@Tag(name = "Integrity")
class ExportController {
    private static final int BUFFER = 1 << 16;

    private final EventLog log;
    private final Checkpoints checkpoints;
    private final IntegrityWatch watch;

    ExportController(EventLog log, Checkpoints checkpoints, IntegrityWatch watch) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.watch = watch;
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
        long head = log.head().position();
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
        Export export = new Export(log.tree(), from, last, covering, Reader.current());
        String opening = form.opening(export);
        response.setContentType(form.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"casebook-%d-%d.%s\"".formatted(from, last, form.extension()));
        response.setHeader(
                HttpHeaders.LINK, "<%s>; rel=\"describedby\"".formatted(CheckpointController.location(covering)));
        // Not closed where it fails: what is cut off must not look whole.
        OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        form.write(export, opening, out);
        out.flush();
    }

    /** The smallest checkpoint that covers the position; where there is none yet it is issued. */
    private Checkpoint covering(long position) {
        Optional<Checkpoint> covering = checkpoints.covering(position);
        if (covering.isPresent()) {
            return covering.get();
        }
        try {
            return watch.issue();
        } catch (LogAlteredException e) {
            // What was altered is to be seen too, beside the last checkpoint that was signed before.
            return checkpoints.latest().orElseThrow(() -> e);
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
