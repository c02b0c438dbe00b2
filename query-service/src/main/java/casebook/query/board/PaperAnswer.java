package casebook.query.board;

import casebook.query.papers.Paper;
import casebook.query.reading.Answer;
import casebook.query.reading.Reflects;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A board paper with the board as it was shown. */
record PaperAnswer(Reflects reflects, Paper paper, BoardAnswer board) implements Answer {

    /** All papers, the newest first. */
    @Schema(name = "Papers")
    record All(List<Paper> papers) {}
}
