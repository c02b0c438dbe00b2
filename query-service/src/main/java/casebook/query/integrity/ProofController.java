package casebook.query.integrity;

import casebook.checkpoints.Checkpoint;
import casebook.checkpoints.Checkpoints;
import casebook.log.CanonicalLine;
import casebook.log.Entry;
import casebook.log.EventLog;
import casebook.merkle.Hash;
import casebook.query.reading.Reader;
import casebook.web.Problem;
import casebook.web.Requires;
import casebook.web.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proofs (RFC 9162) about the log, each small enough for a mail and complete but for the key. */
@RestController
@RequestMapping("/api/audit/proofs")
@Tag(name = "Integrity")
class ProofController {
    private final EventLog log;
    private final Checkpoints checkpoints;

    ProofController(EventLog log, Checkpoints checkpoints) {
        this.log = log;
        this.checkpoints = checkpoints;
    }

    /**
     * That an entry is in a checkpoint.
     *
     * @param line the entry's canonical line
     * @param index the leaf's index in the tree: the position less one
     * @param hashes the inclusion path, from the leaf upwards
     * @param checkpoint the checkpoint's signed text
     */
    record Inclusion(
            long position, String line, Hash leafHash, long index, long size, List<Hash> hashes, String checkpoint) {}

    /** That a later checkpoint extends an earlier one; both as their signed texts. */
    record Consistency(long from, long to, List<Hash> hashes, String earlier, String later) {}

    @Requires(Right.READ_AUDIT)
    @GetMapping("/inclusion")
    @Operation(
            operationId = "proveInclusion",
            summary = "Prove that an entry is in a checkpoint; without one, in the first that covers it")
    Inclusion inclusion(@RequestParam long position, @RequestParam(required = false) @Nullable Long checkpoint) {
        Entry entry = entry(position);
        Checkpoint covering = checkpoint == null
                ? checkpoints.covering(position).orElseThrow(() -> CheckpointController.notCoveredYet(position))
                : kept(checkpoint);
        if (covering.size() < position) {
            throw CheckpointController.notCovered(covering.size(), position);
        }
        return new Inclusion(
                position,
                CanonicalLine.of(entry),
                CanonicalLine.hash(entry),
                position - 1,
                covering.size(),
                log.tree().inclusion(position - 1, covering.size()).hashes(),
                covering.note());
    }

    private Entry entry(long position) {
        Optional<Entry> found = position < 1
                ? Optional.empty()
                : log.readAfter(position - 1, 1).stream().findFirst();
        return found.filter(entry -> entry.position() == position)
                .filter(Reader.current()::sees)
                .orElseThrow(() -> new Problem(
                        HttpStatus.NOT_FOUND,
                        "entry-unknown",
                        "There is no entry at position %d.".formatted(position)));
    }

    @Requires(Right.READ_AUDIT)
    @GetMapping("/consistency")
    @Operation(operationId = "proveConsistency", summary = "Prove that a later checkpoint extends an earlier one")
    Consistency consistency(@RequestParam long from, @RequestParam long to) {
        if (from > to) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST,
                    "wrong-order",
                    "The checkpoint `from` is to be the smaller one: %d is larger than %d.".formatted(from, to));
        }
        Checkpoint earlier = kept(from);
        Checkpoint later = kept(to);
        return new Consistency(from, to, log.tree().consistency(from, to).hashes(), earlier.note(), later.note());
    }

    private Checkpoint kept(long size) {
        return checkpoints.find(size).orElseThrow(() -> CheckpointController.unknown(size));
    }
}
