package casebook.standalone;

import casebook.command.deciding.Command;
import casebook.command.deciding.Precondition;
import casebook.command.dispatching.Commands;
import casebook.command.dispatching.Origin;
import casebook.command.importing.ImportOptions;
import casebook.command.importing.Importer;
import casebook.command.partnership.PartnershipCommand.RegisterAuthority;
import casebook.command.plans.PlanCommand.AdoptPlan;
import casebook.command.plans.PlanCommand.ApprovePlan;
import casebook.command.plans.PlanCommand.DraftPlan;
import casebook.events.Division;
import casebook.events.PlanCode;
import casebook.events.ShortCode;
import casebook.log.EventLog;
import casebook.web.Caller;
import casebook.web.CasebookProperties;
import casebook.web.Role;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads the partnership in {@code samples/} into an empty record, by the commands and through the importer that everybody
 * uses. Each command has an id of its own, so a start that was cut short is completed by the next one, and a record that
 * somebody else began is left alone. Turned off by {@code casebook.samples=false}.
 */
@Component
@Order(0)
@ConditionalOnBooleanProperty(name = "casebook.samples", matchIfMissing = true)
final class SamplePartnership implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(SamplePartnership.class);
    private static final String CORRELATION = "sample-partnership";
    private static final Caller LOADER =
            new Caller("casebook", "Casebook (sample partnership)", Set.of(Role.ADMINISTRATOR), Set.of());

    private final Commands commands;
    private final Importer importer;
    private final EventLog log;
    private final JsonMapper json;
    private final Path loaded;

    SamplePartnership(
            Commands commands, Importer importer, EventLog log, JsonMapper json, CasebookProperties properties) {
        this.commands = commands;
        this.importer = importer;
        this.log = log;
        this.json = json;
        this.loaded = properties.dataDir().resolve("samples-loaded");
    }

    record Partnership(List<RegisterAuthority> authorities, List<Plan> plans) {}

    record Plan(
            PlanCode plan,
            String title,
            @Nullable ShortCode owner,
            LocalDate from,
            LocalDate to,
            LocalDate draftedOn,
            List<Division> divisions,
            List<String> approvalsRequired,
            List<Approval> approvals,
            LocalDate adoptedOn,
            String file,
            @JsonProperty("import") Days days) {}

    record Approval(String body, LocalDate approvedOn) {}

    record Days(@Nullable LocalDate openedOn, @Nullable LocalDate asAt) {}

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (log.head().position() == 0 || (wasBegunHere() && !Files.exists(loaded))) {
            try (InputStream partnership = sample("partnership.json")) {
                load(json.readValue(partnership, Partnership.class));
            }
            Files.createDirectories(loaded.toAbsolutePath().getParent());
            Files.writeString(loaded, "The sample partnership was loaded into this record.\n");
        }
    }

    private boolean wasBegunHere() {
        return log.readAfter(0, 1).stream()
                .anyMatch(first -> first.metadata().subject().equals(LOADER.subject()));
    }

    private void load(Partnership partnership) throws IOException {
        LOG.info("Loading the sample partnership");
        for (RegisterAuthority authority : partnership.authorities()) {
            send("authority/" + authority.code(), authority);
        }
        for (Plan plan : partnership.plans()) {
            send(
                    plan.plan() + "/draft",
                    new DraftPlan(
                            plan.plan(),
                            plan.title(),
                            plan.owner(),
                            plan.from(),
                            plan.to(),
                            plan.divisions(),
                            plan.approvalsRequired(),
                            plan.draftedOn()));
            for (Approval approval : plan.approvals()) {
                send(
                        plan.plan() + "/approval/" + approval.body(),
                        new ApprovePlan(plan.plan(), approval.body(), approval.approvedOn()));
            }
            send(plan.plan() + "/adoption", new AdoptPlan(plan.plan(), plan.adoptedOn()));
            importer.run(
                    plan.plan(),
                    text(plan.file()),
                    new ImportOptions(false, plan.days().asAt(), plan.days().openedOn(), null),
                    LOADER,
                    CORRELATION,
                    Importer.Progress.NONE);
            LOG.info("Loaded {}, {}", plan.plan(), plan.title());
        }
    }

    private void send(String name, Command command) {
        commands.send(
                command, new Origin(Origin.Way.DIRECT, LOADER, "sample/" + name, Precondition.NONE, CORRELATION, null));
    }

    private static String text(String file) throws IOException {
        try (InputStream stream = sample(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream sample(String file) throws IOException {
        return new ClassPathResource("samples/" + file).getInputStream();
    }
}
