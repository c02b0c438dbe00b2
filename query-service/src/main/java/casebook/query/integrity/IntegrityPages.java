package casebook.query.integrity;

import casebook.checkpoints.Checkpoints;
import casebook.checkpoints.Checkpoints.Listed;
import casebook.query.integrity.CheckpointController.KeyItem;
import casebook.query.integrity.ProofController.Inclusion;
import casebook.query.pages.Page;
import casebook.query.reading.Asked;
import casebook.web.Caller;
import casebook.web.Requires;
import casebook.web.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an auditor takes away to check the record elsewhere, as files for who is signed in by a browser. */
@Page
class IntegrityPages {
    private static final String CHECKPOINTS = "/audit/checkpoints";
    private static final int SHOWN = 50;

    private final Checkpoints checkpoints;
    private final CheckpointController notes;
    private final ExportController exports;
    private final ProofController proofs;

    IntegrityPages(
            Checkpoints checkpoints, CheckpointController notes, ExportController exports, ProofController proofs) {
        this.checkpoints = checkpoints;
        this.notes = notes;
        this.exports = exports;
        this.proofs = proofs;
    }

    @GetMapping(CHECKPOINTS)
    @Requires(Right.READ)
    String list(@RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
        List<Listed> page = checkpoints.below(before, SHOWN);
        model.addAttribute("checkpoints", page)
                .addAttribute("isFirst", before == Long.MAX_VALUE)
                .addAttribute(
                        "older",
                        page.size() == SHOWN
                                ? CHECKPOINTS + "?before=" + page.getLast().size()
                                : null)
                .addAttribute("keys", notes.keys())
                .addAttribute("mayExport", Caller.current().may(Right.READ_AUDIT))
                .addAttribute("maySign", Caller.current().may(Right.ISSUE_CHECKPOINTS));
        return "integrity/checkpoints";
    }

    @PostMapping(CHECKPOINTS)
    @Requires(Right.ISSUE_CHECKPOINTS)
    String sign(RedirectAttributes next) {
        next.addFlashAttribute("signed", notes.issue().getBody());
        return "redirect:" + CHECKPOINTS;
    }

    @GetMapping(path = CHECKPOINTS + "/{size}", produces = MediaType.TEXT_PLAIN_VALUE)
    @Requires(Right.READ)
    ResponseEntity<String> note(@PathVariable String size) {
        return file("casebook-checkpoint-%s.txt".formatted(size), notes.note(size));
    }

    /** The keys as the verifier takes them. */
    @GetMapping(path = CHECKPOINTS + "/keys", produces = MediaType.TEXT_PLAIN_VALUE)
    @Requires(Right.READ)
    ResponseEntity<String> keys() {
        return file(
                "casebook-keys.txt",
                ResponseEntity.ok(notes.keys().stream().map(KeyItem::key).collect(Collectors.joining("\n", "", "\n"))));
    }

    @GetMapping("/audit/export")
    @Requires(Right.READ_AUDIT)
    void export(
            @RequestParam(defaultValue = "1") long from,
            @RequestParam(required = false) @Nullable Long to,
            @RequestParam(required = false) @Nullable Long checkpoint,
            @RequestParam(defaultValue = "jsonl") String format,
            HttpServletResponse response)
            throws IOException {
        exports.export(from, to, checkpoint, format, response);
    }

    @GetMapping(path = "/audit/{position:\\d+}/proof", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Right.READ_AUDIT)
    ResponseEntity<Inclusion> inclusion(@PathVariable String position) {
        Inclusion proof = proofs.inclusion(Asked.position("position", position), null);
        return file("casebook-proof-%d.json".formatted(proof.position()), ResponseEntity.ok(proof));
    }

    private static <T> ResponseEntity<T> file(String name, ResponseEntity<T> shown) {
        return ResponseEntity.status(shown.getStatusCode())
                .headers(shown.getHeaders())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(name))
                .body(shown.getBody());
    }
}
