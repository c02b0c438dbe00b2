package casebook.command.papers;

import casebook.command.dispatching.Commands;
import casebook.command.dispatching.Origin;
import casebook.command.http.Answers;
import casebook.command.http.CommandBody;
import casebook.command.http.Form;
import casebook.command.papers.PaperCommand.PublishPaper;
import casebook.events.PlanCode;
import casebook.log.Receipt;
import casebook.merkle.Hash;
import casebook.web.Requires;
import casebook.web.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands about board papers. */
@RestController
@RequestMapping(
        path = "/commands/papers",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Papers")
class PaperController {
    private final Commands commands;

    PaperController(Commands commands) {
        this.commands = commands;
    }

    /** What was recorded. */
    record PaperReceipt(long number, long position, Hash leafHash, Instant recordedAt) {}

    @Schema(name = "PublishPaper")
    record Publication(
            @Schema(example = "Quarterly report, March 2018", requiredMode = RequiredMode.REQUIRED) @Nullable
            String title,

            @Schema(
                    description = "The last entry that the paper reflects; left out, it is the record's last one",
                    example = "412")
            @Nullable
            Long position,

            @Schema(description = "The day for which RAG is derived; left out, it is today", example = "31/03/2018")
            @Nullable
            String on,

            @Schema(description = "The plan whose cases are counted; left out, all are", example = "SES2011") @Nullable
            String plan)
            implements CommandBody {}

    @Requires(Right.PUBLISH_PAPERS)
    @PostMapping
    @Operation(summary = "Publish the board as a paper")
    ResponseEntity<PaperReceipt> publish(@RequestBody Publication body, Origin origin) {
        Form form = new Form();
        var title = form.text("title", body.title());
        var on = form.date("on", body.on());
        var plan = form.optional("plan", body.plan(), PlanCode::parse);
        Receipt receipt = commands.send(
                form.read(() -> new PublishPaper(title.get(), body.position(), on.orElse(null), plan.orElse(null))),
                origin);
        return Answers.recorded(
                receipt,
                "/api/papers/{number}",
                receipt.version(),
                new PaperReceipt(receipt.version(), receipt.position(), receipt.leafHash(), receipt.recordedAt()));
    }
}
