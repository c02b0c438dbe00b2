package casebook.query.importing;

import casebook.query.importing.Upload.State;
import casebook.query.sending.ImportSender;
import casebook.query.sending.ImportSender.Answer;
import casebook.query.sending.ImportSender.Sending;
import casebook.web.Caller;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has files checked and recorded by the command service, each in a thread of its own, so that nobody's browser has to wait
 * for it. A file that breaks off can be sent again: what is in the record is not recorded twice.
 */
@Component
class Imports {
    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);

    private final Uploads uploads;
    private final ImportSender sender;
    private final JsonMapper json;

    Imports(Uploads uploads, ImportSender sender, JsonMapper json) {
        this.uploads = uploads;
        this.sender = sender;
        this.json = json;
    }

    /** Keeps the file and begins to find out what it would do. */
    String check(String plan, String fileName, ImportQuestion question, byte[] file) {
        String id = uploads.keep(plan, Caller.current().subject(), fileName, question, file);
        start(id, sending(plan, question, true, file), State.CHECKED);
        return id;
    }

    /** Begins to record it; a second time changes nothing while it is on its way. */
    void record(Upload upload) {
        if (uploads.move(upload.id(), List.of(State.CHECKED, State.FAILED), State.RECORDING)) {
            start(
                    upload.id(),
                    sending(upload.plan(), upload.question(), false, uploads.file(upload.id())),
                    State.RECORDED);
        }
    }

    /** The caller's own upload. */
    Optional<Upload> find(String id) {
        return uploads.find(id)
                .filter(upload -> upload.subject().equals(Caller.current().subject()));
    }

    private Sending sending(String plan, ImportQuestion question, boolean isDryRun, byte[] file) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (isDryRun) {
            parameters.put("dryRun", "true");
        }
        put(parameters, "asAt", question.asAt());
        put(parameters, "openedOn", question.openedOn());
        put(parameters, "status", question.status());
        return sender.prepare(plan, parameters, file);
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    private void start(String id, Sending sending, State then) {
        Thread.ofVirtual().name("import-" + id).start(() -> {
            try {
                Answer answer = sending.send((done, of) -> uploads.progress(id, done, of));
                if (answer.isTaken()) {
                    uploads.reached(id, then, json.treeToValue(answer.body(), ImportReport.class));
                } else {
                    uploads.failed(id, refusal(answer.body()));
                }
            } catch (IOException | RuntimeException e) {
                LOG.warn("The import {} broke off", id, e);
                uploads.failed(id, "The import broke off before its end. Send it again to complete it.");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static String refusal(JsonNode problem) {
        return problem.path("detail").asString(problem.path("problem").asString("The file was refused."));
    }
}
