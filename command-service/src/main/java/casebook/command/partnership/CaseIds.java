package casebook.command.partnership;

import casebook.events.CaseId;
import org.springframework.stereotype.Component;

/** Reads case ids as people write them: in lower case, or with an alias of the authority. */
@Component
public final class CaseIds {
    private final AuthorityNames names;

    CaseIds(AuthorityNames names) {
        this.names = names;
    }

    /**
     * @throws IllegalArgumentException where the text has not the form of a case id
     * @throws casebook.command.deciding.Refusal where no authority is written this way
     */
    public CaseId resolve(String written) {
        CaseId caseId = CaseId.parse(written);
        return new CaseId(
                caseId.plan(),
                caseId.reference(),
                names.resolve(caseId.authority().value()));
    }
}
