package casebook.command.partnership;

import casebook.command.dispatching.Commands;
import casebook.command.dispatching.Origin;
import casebook.command.http.Answers;
import casebook.command.http.CommandBody;
import casebook.command.http.Form;
import casebook.command.partnership.PartnershipCommand.AddAuthorityAlias;
import casebook.command.partnership.PartnershipCommand.RecordDeparture;
import casebook.command.partnership.PartnershipCommand.RegisterAuthority;
import casebook.events.OnsCode;
import casebook.events.ShortCode;
import casebook.log.Receipt;
import casebook.merkle.Hash;
import casebook.web.Requires;
import casebook.web.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
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

/** Commands about the partnership's authorities. */
@RestController
@RequestMapping(
        path = "/commands/authorities",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Authorities")
class AuthorityController {
    private final Commands commands;
    private final AuthorityNames names;

    AuthorityController(Commands commands, AuthorityNames names) {
        this.commands = commands;
        this.names = names;
    }

    /** What was recorded. {@code version} is the register's, which all authorities share. */
    record AuthorityReceipt(ShortCode authority, long version, long position, Hash leafHash, Instant recordedAt) {}

    @Schema(name = "RegisterAuthority")
    record Registration(
            @Schema(example = "CBC", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String code,

            @Schema(example = "E07000130", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String onsCode,

            @Schema(example = "Charnwood Borough Council", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String name,

            @Schema(example = "[\"Charnwood\"]") @Nullable List<@Nullable String> aliases,

            @Schema(example = "2010-08-01") @Nullable String memberFrom)
            implements CommandBody {}

    @Schema(name = "AddAuthorityAlias")
    record Alias(
            @Schema(example = "OWDC", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String alias) implements CommandBody {}

    @Schema(name = "RecordDeparture")
    record Departure(
            @Schema(example = "2020-03-31") @Nullable String lastDay,

            @Schema(example = "Merged into another authority", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String reason)
            implements CommandBody {}

    @Requires(Right.REGISTER_AUTHORITIES)
    @PostMapping
    @Operation(summary = "Register an authority")
    ResponseEntity<AuthorityReceipt> register(@RequestBody Registration body, Origin origin) {
        Form form = new Form();
        var code = form.required("code", body.code(), ShortCode::parse);
        var onsCode = form.required("onsCode", body.onsCode(), OnsCode::parse);
        var name = form.text("name", body.name());
        var aliases = form.list("aliases", body.aliases(), (String alias) -> alias);
        var memberFrom = form.date("memberFrom", body.memberFrom());
        return send(
                form.read(() ->
                        new RegisterAuthority(code.get(), onsCode.get(), name.get(), aliases, memberFrom.orElse(null))),
                origin);
    }

    @Requires(Right.REGISTER_AUTHORITIES)
    @PostMapping("/{code}/aliases")
    @Operation(summary = "Add another way in which papers write an authority")
    ResponseEntity<AuthorityReceipt> addAlias(@PathVariable String code, @RequestBody Alias body, Origin origin) {
        Form form = new Form();
        var alias = form.text("alias", body.alias());
        return send(form.read(() -> new AddAuthorityAlias(names.resolve(code), alias.get())), origin);
    }

    @Requires(Right.REGISTER_AUTHORITIES)
    @PostMapping("/{code}/departure")
    @Operation(summary = "Record that an authority left the partnership")
    ResponseEntity<AuthorityReceipt> depart(@PathVariable String code, @RequestBody Departure body, Origin origin) {
        Form form = new Form();
        var lastDay = form.date("lastDay", body.lastDay());
        var reason = form.text("reason", body.reason());
        return send(
                form.read(() -> new RecordDeparture(names.resolve(code), lastDay.orElse(null), reason.get())), origin);
    }

    private ResponseEntity<AuthorityReceipt> send(PartnershipCommand command, Origin origin) {
        Receipt receipt = commands.send(command, origin);
        return Answers.recorded(
                receipt,
                "/api/authorities/{code}",
                command.code(),
                new AuthorityReceipt(
                        command.code(),
                        receipt.version(),
                        receipt.position(),
                        receipt.leafHash(),
                        receipt.recordedAt()));
    }
}
