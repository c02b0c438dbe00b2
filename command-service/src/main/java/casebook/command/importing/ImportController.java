package casebook.command.importing;

import casebook.command.deciding.Refusal;
import casebook.command.plans.PlanCommand;
import casebook.events.PlanCode;
import casebook.events.ProgressStatus;
import casebook.web.Caller;
import casebook.web.Correlation;
import casebook.web.Problem;
import casebook.web.Requires;
import casebook.web.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Takes plans as CSV. */
@RestController
@RequestMapping(
        path = "/commands/plans/{plan}/imports",
        produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_NDJSON_VALUE})
@Tag(name = "Plans")
class ImportController {
    private static final String CSV = "text/csv";
    private static final String EXAMPLE = """
            Ref,Action,Deadline,Authorities,Progress
            1.2a,Refresh the toolkits,August 2011,NWL; HBBC; BDC,Completed. Toolkits are in use
            1.2a,Refresh the toolkits,October 2011,OTHERS,
            """;

    static final int LARGEST = 10 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ImportController.class);
    private static final int LINE_EVERY = 50;

    private final Importer importer;
    private final JsonMapper json;

    ImportController(Importer importer, JsonMapper json) {
        this.importer = importer;
        this.json = json;
    }

    /**
     * Imports a file. An Idempotency-Key is taken, but changes nothing: what the record holds is never recorded again.
     *
     * @return the report, or nothing where it was streamed
     */
    @Requires(Right.IMPORT_PLANS)
    @PostMapping
    @Operation(
            summary = "Import the actions of a plan from CSV",
            description =
                    "All rows are checked first; one bad row, and nothing is recorded. The same file again records"
                            + " nothing. With Accept: application/x-ndjson the answer is a line {row, of} now and then and at last"
                            + " the report.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = CSV,
                                            schema = @Schema(type = "string"),
                                            examples = @ExampleObject(EXAMPLE))))
    @ApiResponse(
            responseCode = "200",
            description = "What was recorded, row by row, or what would be",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = ImportReport.class)),
                @Content(mediaType = MediaType.APPLICATION_NDJSON_VALUE, schema = @Schema(type = "string"))
            })
    @Nullable
    ResponseEntity<ImportReport> importPlan(
            @PathVariable String plan,
            @Parameter(
                            description = "Only say what would happen",
                            schema = @Schema(type = "boolean", defaultValue = "false"))
                    @RequestParam(required = false)
                    @Nullable
                    String dryRun,
            @Parameter(description = "The day that progress describes, for rows that don't say", example = "2018-03-31")
                    @RequestParam(required = false)
                    @Nullable
                    String asAt,
            @Parameter(description = "The day on which cases open, for rows that don't say", example = "2016-04-01")
                    @RequestParam(required = false)
                    @Nullable
                    String openedOn,
            @Parameter(description = "The status of progress that names none", example = "on-track")
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Caller caller = Caller.current();
        ImportOptions options = new ImportOptions(
                isDryRun(dryRun),
                parameter("asAt", asAt, StatusWords::day),
                parameter("openedOn", openedOn, StatusWords::day),
                parameter("status", status, ImportController::statusOfOpenCase));
        PlanCode code = existing(plan);
        Charset charset = charset(request);
        String text = FileText.decode(body(request), charset);
        Lines lines = new Lines(request, response);
        try {
            ImportReport report = importer.run(code, text, options, caller, Correlation.id(), lines::progress);
            return lines.wanted ? lines.last(report) : answer(report);
        } catch (RuntimeException e) {
            if (!lines.begun) {
                throw e;
            }
            LOG.warn("Import into {} broke off", code, e);
            return lines.last(
                    Map.of("problem", "The import broke off before its end. Send the same file again to complete it."));
        }
    }

    private static ResponseEntity<ImportReport> answer(ImportReport report) {
        int refused = report.dryRun() ? 0 : report.totals().refused();
        if (refused > 0) {
            throw new Problem(
                            HttpStatus.CONFLICT,
                            "import-incomplete",
                            "Others changed the record meanwhile: %s refused, the rest is recorded. Send the file again."
                                    .formatted(refused == 1 ? "1 case was" : refused + " cases were"))
                    .with("report", report);
        }
        return ResponseEntity.ok(report);
    }

    private static <T> @Nullable T parameter(String name, @Nullable String text, Function<String, T> reader) {
        try {
            return text == null || text.isBlank() ? null : reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(name, String.valueOf(e.getMessage()));
        }
    }

    /** A word that was meant as yes and read as no would import for real, so only the two words are read. */
    private static boolean isDryRun(@Nullable String text) {
        return switch (text) {
            case null -> false;
            case "true" -> true;
            case "false" -> false;
            default ->
                throw Refusal.invalid(
                        "dryRun",
                        "\"dryRun\" is true or false. Write dryRun=true to be told what would happen, or leave it out to"
                                + " import.");
        };
    }

    /** A whole file can't be closed by a word in its address. */
    private static ProgressStatus statusOfOpenCase(String text) {
        ProgressStatus status = ProgressStatus.parse(text);
        if (status == ProgressStatus.COMPLETED || status == ProgressStatus.NOT_APPLICABLE) {
            throw new IllegalArgumentException(
                    "\"status\" is one of not-started, on-track, at-risk, off-track; what is completed or not applicable is"
                            + " said in its row.");
        }
        return status;
    }

    private static PlanCode existing(String written) {
        try {
            return PlanCode.parse(written);
        } catch (IllegalArgumentException e) {
            throw PlanCommand.unknown(written);
        }
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        InputStream in = request.getInputStream();
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            // A client that is still sending would not read the answer.
            in.skip(LARGEST * 10L);
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "content-too-large",
                    "The file is larger than 10 MiB. Divide it, and send the parts one after the other.");
        }
        return bytes;
    }

    /** The encoding that the sender names, else UTF-8. */
    private static Charset charset(HttpServletRequest request) {
        try {
            MediaType type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
            if (type.getSubtype().equals("csv")) {
                return Objects.requireNonNullElse(type.getCharset(), StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException e) {
            LOG.debug("Refused the content type {}", request.getContentType(), e);
        }
        throw new Problem(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "unsupported-media-type",
                "Send the table as CSV, with the header Content-Type: text/csv (and a known charset, if any).");
    }

    /** How many rows of how many are done. */
    private record Done(int row, int of) {}

    /** The answer as one JSON text a line, begun only when all rows were found to be good. */
    private final class Lines {
        private final HttpServletResponse response;
        private final boolean wanted;
        private boolean begun;
        private boolean broken;

        Lines(HttpServletRequest request, HttpServletResponse response) {
            this.response = response;
            String accept = request.getHeader(HttpHeaders.ACCEPT);
            this.wanted = accept != null && accept.contains(MediaType.APPLICATION_NDJSON_VALUE);
        }

        void progress(int done, int of) {
            if (wanted && (done % LINE_EVERY == 0 || done == of)) {
                write(new Done(done, of));
            }
        }

        @Nullable
        ResponseEntity<ImportReport> last(Object line) {
            write(line);
            return null;
        }

        /** A client that has gone away does not stop the import. */
        private void write(Object line) {
            if (broken) {
                return;
            }
            try {
                if (!begun) {
                    begun = true;
                    response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
                }
                OutputStream out = response.getOutputStream();
                out.write(json.writeValueAsBytes(line));
                out.write('\n');
                out.flush();
            } catch (IOException e) {
                broken = true;
                LOG.info("Nobody follows the import any more, which goes on: {}", e.getMessage());
            }
        }
    }
}
