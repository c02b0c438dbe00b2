package casebook.command.plans;

import casebook.command.dispatching.Commands;
import casebook.command.dispatching.Origin;
import casebook.command.http.Answers;
import casebook.command.http.CommandBody;
import casebook.command.http.Form;
import casebook.command.partnership.AuthorityNames;
import casebook.command.partnership.CaseIds;
import casebook.command.plans.PlanCommand.AdoptPlan;
import casebook.command.plans.PlanCommand.ApprovePlan;
import casebook.command.plans.PlanCommand.ClosePlan;
import casebook.command.plans.PlanCommand.DraftPlan;
import casebook.events.Division;
import casebook.events.PerformanceArea;
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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands about plans. */
@RestController
@RequestMapping(
        path = "/commands/plans",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Plans")
class PlanController {
    private final Commands commands;
    private final AuthorityNames names;
    private final CaseIds caseIds;

    PlanController(Commands commands, AuthorityNames names, CaseIds caseIds) {
        this.commands = commands;
        this.names = names;
        this.caseIds = caseIds;
    }

    /** What was recorded. */
    record PlanReceipt(PlanCode plan, long version, long position, Hash leafHash, Instant recordedAt) {}

    @Schema(name = "DraftPlan")
    record Draft(
            @Schema(example = "SES2011", requiredMode = RequiredMode.REQUIRED) @Nullable
            String plan,

            @Schema(example = "Single Equality Scheme 2011-2014", requiredMode = RequiredMode.REQUIRED) @Nullable
            String title,

            @Schema(
                    description = "The authority that it belongs to; left out, it is the partnership's",
                    example = "CBC")
            @Nullable
            String owner,

            @Schema(example = "2011-04-01", requiredMode = RequiredMode.REQUIRED) @Nullable
            String from,

            @Schema(example = "2014-03-31", requiredMode = RequiredMode.REQUIRED) @Nullable
            String to,

            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            List<@Nullable DraftDivision> divisions,

            @Schema(example = "[\"Equality group\", \"Chief executives\"]") @Nullable
            List<@Nullable String> approvalsRequired,

            @Schema(example = "2011-02-01") @Nullable String draftedOn)
            implements CommandBody {}

    record DraftDivision(
            @Schema(example = "1", requiredMode = RequiredMode.REQUIRED) @Nullable
            String code,

            @Schema(example = "Knowing your communities", requiredMode = RequiredMode.REQUIRED) @Nullable
            String title,

            @Schema(description = "The area of the Equality Framework", example = "knowing-communities") @Nullable
            String area) {}

    @Schema(name = "ApprovePlan")
    record Approval(
            @Schema(example = "Equality group", requiredMode = RequiredMode.REQUIRED) @Nullable
            String body,

            @Schema(example = "2011-02-14") @Nullable String approvedOn)
            implements CommandBody {}

    @Schema(name = "AdoptPlan")
    record Adoption(
            @Schema(example = "2011-04-01") @Nullable String adoptedOn) implements CommandBody {}

    @Schema(name = "ClosePlan")
    record Closure(
            @Schema(example = "2014-03-31") @Nullable String closedOn,

            @Schema(description = "The plan under which open cases go on", example = "SES2014") @Nullable
            String carriedOverTo,

            @Schema(example = "[\"SES2011-1.2a-CBC\"]") @Nullable
            List<@Nullable String> carriedOver)
            implements CommandBody {}

    @Requires(Right.GOVERN_PLANS)
    @PostMapping
    @Operation(summary = "Draft a plan")
    ResponseEntity<PlanReceipt> draft(@RequestBody Draft body, Origin origin) {
        Form form = new Form();
        var plan = form.required("plan", body.plan(), PlanCode::parse);
        var title = form.text("title", body.title());
        var owner = form.optional("owner", body.owner(), names::resolve);
        var from = form.requiredDate("from", body.from());
        var to = form.requiredDate("to", body.to());
        var divisions = form.items("divisions", body.divisions(), (place, division) -> division(form, place, division));
        var approvals = form.list("approvalsRequired", body.approvalsRequired(), (String name) -> name);
        var draftedOn = form.date("draftedOn", body.draftedOn());
        return send(
                form.read(() -> new DraftPlan(
                        plan.get(),
                        title.get(),
                        owner.orElse(null),
                        from.get(),
                        to.get(),
                        divisions,
                        approvals,
                        draftedOn.orElse(null))),
                origin);
    }

    private static Division division(Form form, String place, DraftDivision division) {
        form.text(place + ".code", division.code());
        form.text(place + ".title", division.title());
        var area = form.optional(place + ".area", division.area(), PerformanceArea::parse);
        return new Division(orEmpty(division.code()), orEmpty(division.title()), area.orElse(null));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Requires(Right.RECORD_APPROVAL)
    @PostMapping("/{plan}/approvals")
    @Operation(summary = "Record that a body approved a plan")
    ResponseEntity<PlanReceipt> approve(@PathVariable String plan, @RequestBody Approval body, Origin origin) {
        Form form = new Form();
        var approving = form.text("body", body.body());
        var approvedOn = form.date("approvedOn", body.approvedOn());
        return send(form.read(() -> new ApprovePlan(existing(plan), approving.get(), approvedOn.orElse(null))), origin);
    }

    @Requires(Right.GOVERN_PLANS)
    @PostMapping("/{plan}/adoption")
    @Operation(summary = "Bring a plan into force")
    ResponseEntity<PlanReceipt> adopt(@PathVariable String plan, @RequestBody Adoption body, Origin origin) {
        Form form = new Form();
        var adoptedOn = form.date("adoptedOn", body.adoptedOn());
        return send(form.read(() -> new AdoptPlan(existing(plan), adoptedOn.orElse(null))), origin);
    }

    @Requires(Right.GOVERN_PLANS)
    @PostMapping("/{plan}/closure")
    @Operation(summary = "Close a plan")
    ResponseEntity<PlanReceipt> close(@PathVariable String plan, @RequestBody Closure body, Origin origin) {
        Form form = new Form();
        var closedOn = form.date("closedOn", body.closedOn());
        var successor = form.optional("carriedOverTo", body.carriedOverTo(), PlanCode::parse);
        var cases = form.list("carriedOver", body.carriedOver(), caseIds::resolve);
        return send(
                form.read(() -> new ClosePlan(existing(plan), closedOn.orElse(null), successor.orElse(null), cases)),
                origin);
    }

    private static PlanCode existing(String written) {
        try {
            return PlanCode.parse(written);
        } catch (IllegalArgumentException e) {
            throw PlanCommand.unknown(written);
        }
    }

    private ResponseEntity<PlanReceipt> send(PlanCommand command, Origin origin) {
        Receipt receipt = commands.send(command, origin);
        return Answers.recorded(
                receipt,
                "/api/plans/{plan}",
                command.plan(),
                new PlanReceipt(
                        command.plan(),
                        receipt.version(),
                        receipt.position(),
                        receipt.leafHash(),
                        receipt.recordedAt()));
    }
}
