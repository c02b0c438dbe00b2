package casebook.query.integrity;

import casebook.query.integrity.ProofController.Inclusion;
import casebook.query.pages.Page;
import casebook.query.reading.Asked;
import casebook.web.Requires;
import casebook.web.Right;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The proof that an entry is in a checkpoint, for somebody who reads the audit in a browser, as a file to keep. */
@Page
class ProofPage {
    private final ProofController proofs;

    ProofPage(ProofController proofs) {
        this.proofs = proofs;
    }

    @GetMapping(path = "/audit/{position:\\d+}/proof", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Right.READ_AUDIT)
    ResponseEntity<Inclusion> inclusion(@PathVariable String position) {
        Inclusion proof = proofs.inclusion(Asked.position("position", position), null);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"casebook-proof-%d.json\"".formatted(proof.position()))
                .body(proof);
    }
}
