package casebook.command.cases;

import casebook.command.cases.CaseCommand.AttachEvidence;
import casebook.command.cases.CaseCommand.CompleteCase;
import casebook.command.cases.CaseCommand.CorrectEntry;
import casebook.command.cases.CaseCommand.OpenCase;
import casebook.command.cases.CaseCommand.ReassignResponsibility;
import casebook.command.cases.CaseCommand.RecordProgress;
import casebook.command.cases.CaseCommand.ReopenCase;
import casebook.command.cases.CaseCommand.ReviseDeadline;
import casebook.command.cases.CaseCommand.WithdrawCase;
import casebook.command.deciding.Texts;
import casebook.command.dispatching.Commands;
import casebook.command.dispatching.Origin;
import casebook.command.http.Answers;
import casebook.command.http.CommandBody;
import casebook.command.http.Form;
import casebook.command.partnership.AuthorityNames;
import casebook.command.partnership.CaseIds;
import casebook.events.CaseId;
import casebook.events.CorrectableField;
import casebook.events.DeadlineText;
import casebook.events.EqualityAim;
import casebook.events.PlanCode;
import casebook.events.ProgressStatus;
import casebook.events.ProtectedCharacteristic;
import casebook.events.Reference;
import casebook.log.Receipt;
import casebook.merkle.Hash;
import casebook.web.Requires;
import casebook.web.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands about cases. */
@RestController
@RequestMapping(
        path = "/commands/cases",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Cases")
class CaseController {
    private final Commands commands;
    private final AuthorityNames names;
    private final CaseIds caseIds;

    CaseController(Commands commands, AuthorityNames names, CaseIds caseIds) {
        this.commands = commands;
        this.names = names;
        this.caseIds = caseIds;
    }

    /** What was recorded; {@code version} is also the number of the entry within the case. */
    record CaseReceipt(CaseId caseId, long version, long position, Hash leafHash, Instant recordedAt) {}

    @Schema(name = "OpenCase")
    record Opening(
            @Schema(example = "SES2011", requiredMode = RequiredMode.REQUIRED) @Nullable
            String plan,

            @Schema(example = "1.2a", requiredMode = RequiredMode.REQUIRED) @Nullable
            String reference,

            @Schema(example = "CBC", requiredMode = RequiredMode.REQUIRED) @Nullable
            String authority,

            @Schema(description = "The plan's objective or area", example = "1", requiredMode = RequiredMode.REQUIRED)
            @Nullable
            String division,

            @Schema(example = "Know who lives in the district") @Nullable
            String commitment,

            @Schema(example = "Publish a profile of each ward", requiredMode = RequiredMode.REQUIRED) @Nullable
            String action,

            @Schema(example = "Profiles are used in service plans") @Nullable
            String outcome,

            @Schema(example = "Head of Strategic Support") @Nullable
            String responsibleRole,

            @Schema(description = "As people write it; left out, none is stated", example = "April 2018") @Nullable
            String deadline,

            @Schema(example = "[\"age\", \"disability\"]") @Nullable
            List<@Nullable String> characteristics,

            @Schema(example = "[\"advance-equality-of-opportunity\"]") @Nullable
            List<@Nullable String> aims,

            @Schema(example = "2017-04-01") @Nullable String openedOn)
            implements CommandBody {}

    @Schema(name = "RecordProgress")
    record Progress(
            @Schema(example = "on-track", requiredMode = RequiredMode.REQUIRED) @Nullable
            String status,

            @Schema(example = "Four of seven profiles are published", requiredMode = RequiredMode.REQUIRED) @Nullable
            String narrative,

            @Schema(description = "The day that this describes; left out, today", example = "2018-03-31") @Nullable
            String asAt,

            @Schema(description = "When to come back to it", example = "2018-09-30") @Nullable
            String returnOn)
            implements CommandBody {}

    @Schema(name = "ReviseDeadline")
    record Revision(
            @Schema(
                    description = "The new deadline, as people write it",
                    example = "May 2018",
                    requiredMode = RequiredMode.REQUIRED)
            @Nullable
            String to,

            @Schema(example = "The survey was late", requiredMode = RequiredMode.REQUIRED) @Nullable
            String reason,

            @Schema(example = "2018-03-31") @Nullable String revisedOn)
            implements CommandBody {}

    @Schema(name = "ReassignResponsibility")
    record Responsibility(
            @Schema(
                    description = "The role that answers from now on",
                    example = "Head of Neighbourhood Services",
                    requiredMode = RequiredMode.REQUIRED)
            @Nullable
            String to,

            @Schema(example = "Services were merged") @Nullable
            String reason,

            @Schema(example = "2018-03-31") @Nullable String reassignedOn)
            implements CommandBody {}

    @Schema(name = "CompleteCase")
    record Completion(
            @Schema(example = "All profiles are published", requiredMode = RequiredMode.REQUIRED) @Nullable
            String outcome,

            @Schema(example = "2018-03-31") @Nullable String completedOn)
            implements CommandBody {}

    @Schema(name = "ReopenCase")
    record Reopening(
            @Schema(example = "Two wards were redrawn", requiredMode = RequiredMode.REQUIRED) @Nullable
            String reason,

            @Schema(example = "2018-06-30") @Nullable String reopenedOn)
            implements CommandBody {}

    @Schema(name = "WithdrawCase")
    record Withdrawal(
            @Schema(example = "The board no longer exists", requiredMode = RequiredMode.REQUIRED) @Nullable
            String reason,

            @Schema(example = "2018-06-30") @Nullable String withdrawnOn)
            implements CommandBody {}

    @Schema(name = "CorrectEntry")
    record Correction(
            @Schema(
                    description = "The number of the entry within the case, 1 for the opening",
                    example = "2",
                    requiredMode = RequiredMode.REQUIRED)
            @Nullable
            Long entry,

            @Schema(example = "narrative", requiredMode = RequiredMode.REQUIRED) @Nullable
            String field,

            @Schema(
                    description = "What the entry should say; empty where it should say nothing, in the fields that it"
                            + " can do without (an opening's commitment, outcome, responsible-role and deadline, a"
                            + " report's return-on, a reassignment's reason)",
                    example = "Five of seven profiles are published",
                    requiredMode = RequiredMode.REQUIRED)
            @Nullable
            String says,

            @Schema(example = "One was overlooked", requiredMode = RequiredMode.REQUIRED) @Nullable
            String reason)
            implements CommandBody {}

    @Schema(name = "AttachEvidence")
    record Evidence(
            @Schema(example = "Ward profiles 2018", requiredMode = RequiredMode.REQUIRED) @Nullable
            String title,

            @Schema(example = "https://www.example.org/ward-profiles", requiredMode = RequiredMode.REQUIRED) @Nullable
            String link)
            implements CommandBody {}

    @Requires(Right.POST_ON_CASE)
    @PostMapping
    @Operation(summary = "Open a case: one action of a plan at one authority")
    ResponseEntity<CaseReceipt> open(@RequestBody Opening body, Origin origin) {
        Form form = new Form();
        var plan = form.required("plan", body.plan(), PlanCode::parse);
        var reference = form.required("reference", body.reference(), Reference::parse);
        var authority = form.required("authority", body.authority(), names::resolve);
        var division = form.text("division", body.division());
        var action = form.text("action", body.action());
        var deadline = form.optional("deadline", body.deadline(), DeadlineText::parse);
        var characteristics = form.list("characteristics", body.characteristics(), ProtectedCharacteristic::parse);
        var aims = form.list("aims", body.aims(), EqualityAim::parse);
        var openedOn = form.date("openedOn", body.openedOn());
        return send(
                form.read(() -> new OpenCase(
                        new CaseId(plan.get(), reference.get(), authority.get()),
                        division.get(),
                        body.commitment(),
                        action.get(),
                        body.outcome(),
                        body.responsibleRole(),
                        deadline.orElseGet(() -> DeadlineText.parse("")),
                        new HashSet<>(characteristics),
                        new HashSet<>(aims),
                        openedOn.orElse(null))),
                origin);
    }

    @Requires(Right.POST_ON_CASE)
    @PostMapping("/{caseId}/progress")
    @Operation(summary = "Record where a case stands")
    ResponseEntity<CaseReceipt> recordProgress(@PathVariable String caseId, @RequestBody Progress body, Origin origin) {
        Form form = new Form();
        var status = form.required("status", body.status(), ProgressStatus::parse);
        var narrative = form.text("narrative", body.narrative());
        var asAt = form.date("asAt", body.asAt());
        var returnOn = form.date("returnOn", body.returnOn());
        return send(
                form.read(() -> new RecordProgress(
                        existing(caseId), status.get(), narrative.get(), asAt.orElse(null), returnOn.orElse(null))),
                origin);
    }

    @Requires(Right.POST_ON_CASE)
    @PostMapping("/{caseId}/deadline")
    @Operation(summary = "Revise a deadline, with the reason")
    ResponseEntity<CaseReceipt> reviseDeadline(@PathVariable String caseId, @RequestBody Revision body, Origin origin) {
        Form form = new Form();
        var to = form.required("to", body.to(), DeadlineText::parse);
        var reason = form.text("reason", body.reason());
        var revisedOn = form.date("revisedOn", body.revisedOn());
        return send(
                form.read(() -> new ReviseDeadline(existing(caseId), to.get(), reason.get(), revisedOn.orElse(null))),
                origin);
    }

    @Requires(Right.POST_ON_CASE)
    @PostMapping("/{caseId}/responsibility")
    @Operation(summary = "Let another role answer for a case")
    ResponseEntity<CaseReceipt> reassignResponsibility(
            @PathVariable String caseId, @RequestBody Responsibility body, Origin origin) {
        Form form = new Form();
        var to = form.text("to", body.to());
        var reassignedOn = form.date("reassignedOn", body.reassignedOn());
        return send(
                form.read(() -> new ReassignResponsibility(
                        existing(caseId), to.get(), body.reason(), reassignedOn.orElse(null))),
                origin);
    }

    @Requires(Right.POST_ON_CASE)
    @PostMapping("/{caseId}/completion")
    @Operation(summary = "Complete a case, with its outcome")
    ResponseEntity<CaseReceipt> complete(@PathVariable String caseId, @RequestBody Completion body, Origin origin) {
        Form form = new Form();
        var outcome = form.text("outcome", body.outcome());
        var completedOn = form.date("completedOn", body.completedOn());
        return send(
                form.read(() -> new CompleteCase(existing(caseId), outcome.get(), completedOn.orElse(null))), origin);
    }

    @Requires(Right.POST_ON_CASE)
    @PostMapping("/{caseId}/reopening")
    @Operation(summary = "Take up a closed case again")
    ResponseEntity<CaseReceipt> reopen(@PathVariable String caseId, @RequestBody Reopening body, Origin origin) {
        Form form = new Form();
        var reason = form.text("reason", body.reason());
        var reopenedOn = form.date("reopenedOn", body.reopenedOn());
        return send(form.read(() -> new ReopenCase(existing(caseId), reason.get(), reopenedOn.orElse(null))), origin);
    }

    @Requires(Right.POST_ON_CASE)
    @PostMapping("/{caseId}/withdrawal")
    @Operation(summary = "Withdraw a case that does not apply, or no longer")
    ResponseEntity<CaseReceipt> withdraw(@PathVariable String caseId, @RequestBody Withdrawal body, Origin origin) {
        Form form = new Form();
        var reason = form.text("reason", body.reason());
        var withdrawnOn = form.date("withdrawnOn", body.withdrawnOn());
        return send(
                form.read(() -> new WithdrawCase(existing(caseId), reason.get(), withdrawnOn.orElse(null))), origin);
    }

    @Requires(Right.CORRECT_ENTRY)
    @PostMapping("/{caseId}/corrections")
    @Operation(summary = "Correct an earlier entry; what it said first stays in the history")
    ResponseEntity<CaseReceipt> correct(@PathVariable String caseId, @RequestBody Correction body, Origin origin) {
        Form form = new Form();
        var entry = form.required(
                "entry", body.entry() == null ? null : body.entry().toString(), Long::valueOf);
        var field = form.required("field", body.field(), CorrectableField::parse);
        var says = form.anyText("says", body.says());
        var reason = form.text("reason", body.reason());
        return send(
                form.read(() -> new CorrectEntry(existing(caseId), entry.get(), field.get(), says.get(), reason.get())),
                origin);
    }

    @Requires(Right.POST_ON_CASE)
    @PostMapping("/{caseId}/evidence")
    @Operation(summary = "Attach evidence: the address of a page or document")
    ResponseEntity<CaseReceipt> attachEvidence(@PathVariable String caseId, @RequestBody Evidence body, Origin origin) {
        Form form = new Form();
        var title = form.text("title", body.title());
        var link = form.text("link", body.link());
        return send(
                form.read(() -> new AttachEvidence(existing(caseId), title.get(), Texts.link("link", link.get()))),
                origin);
    }

    private CaseId existing(String written) {
        try {
            return caseIds.resolve(written);
        } catch (IllegalArgumentException e) {
            throw CaseCommand.unknown(written);
        }
    }

    private ResponseEntity<CaseReceipt> send(CaseCommand command, Origin origin) {
        Receipt receipt = commands.send(command, origin);
        return Answers.recorded(
                receipt,
                "/api/cases/{caseId}",
                command.caseId(),
                new CaseReceipt(
                        command.caseId(),
                        receipt.version(),
                        receipt.position(),
                        receipt.leafHash(),
                        receipt.recordedAt()));
    }
}
