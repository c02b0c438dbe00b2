package casebook.query.cases;

import casebook.query.pages.Page;
import casebook.query.projecting.Recorded;
import casebook.query.reading.Moment;
import casebook.web.Requires;
import casebook.web.Right;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A case: where it stands, what can be done with it, and how it got there. */
@Page
final class CasePage {
    private final CaseReader reader;
    private final Timeline timeline;

    CasePage(CaseReader reader, Timeline timeline) {
        this.reader = reader;
        this.timeline = timeline;
    }

    @Requires(Right.READ)
    @GetMapping("/cases/{caseId}")
    String show(@PathVariable String caseId, Moment moment, Model model) {
        CaseAnswer answer = reader.read(moment, caseId);
        model.addAttribute("reflects", answer.reflects());
        model.addAttribute("answer", answer);
        model.addAttribute("begins", Recorded.day(answer.history().getFirst().recordedAt()));
        model.addAttribute("timeline", timeline.of(answer));
        model.addAttribute("forms", CaseForm.openTo(answer));
        return "cases/case";
    }
}
