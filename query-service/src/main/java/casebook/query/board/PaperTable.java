package casebook.query.board;

import casebook.query.papers.Paper;
import casebook.query.reading.Csv;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** A board paper's matrix as a table: a row for each area and council, in the paper's order. */
final class PaperTable {
    private PaperTable() {}

    static ResponseEntity<String> of(Paper paper, Board board) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, Csv.MEDIA_TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"board-paper-%d.csv\"".formatted(paper.number()))
                .body(of(board.show(paper)));
    }

    static String of(BoardAnswer board) {
        StringBuilder table =
                new StringBuilder(Csv.row("area", "council", "red", "amber", "green", "blue", "grey", "cases"));
        board.matrix()
                .forEach(row ->
                        row.cells().forEach((council, counts) -> table.append(row(row.area(), council, counts))));
        return table.toString();
    }

    private static String row(String area, String council, RagCounts counts) {
        return Csv.row(
                area,
                council,
                Integer.toString(counts.red()),
                Integer.toString(counts.amber()),
                Integer.toString(counts.green()),
                Integer.toString(counts.blue()),
                Integer.toString(counts.grey()),
                Integer.toString(counts.total()));
    }
}
