package casebook.query.board;

import casebook.query.authorities.AuthorityView;
import casebook.query.board.BoardAnswer.Column;
import casebook.query.board.BoardAnswer.Row;
import casebook.query.board.BoardAnswer.Slipped;
import casebook.query.cases.CaseRows;
import casebook.query.cases.CaseSummary;
import casebook.query.plans.Areas;
import casebook.query.reading.AtLeast;
import casebook.query.reading.OnDay;
import casebook.query.reading.Readings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the partnership's board sees. */
@RestController
@Tag(name = "Board")
final class BoardEndpoint {
    private static final Comparator<Slipped> MOST_SLIPPED = Comparator.<Slipped>comparingLong(
                    slipped -> slipped.slip().days())
            .thenComparingInt(slipped -> slipped.slip().revisions())
            .reversed()
            .thenComparing(Slipped::code);

    private final Readings readings;
    private final CaseRows rows;

    BoardEndpoint(Readings readings, CaseRows rows) {
        this.readings = readings;
        this.rows = rows;
    }

    @GetMapping("/api/board")
    @Operation(operationId = "showBoard", summary = "Shows all councils side by side")
    BoardAnswer show(
            @Parameter(description = "Only this plan's cases", example = "SES2011")
                    @RequestParam(required = false)
                    @Nullable
                    String plan,
            @OnDay @RequestParam(required = false) @Nullable String on,
            @AtLeast @RequestParam(required = false) @Nullable String atLeast) {
        LocalDate day = rows.day(on);
        return readings.read(atLeast, rows.views(), reading -> {
            Map<String, String> lookups = plan == null ? Map.of() : Map.of("plan", rows.plan(reading, plan));
            List<CaseSummary> cases = rows.of(reading, lookups, day);
            List<AuthorityView> councils = rows.directory(reading).authorities();
            return new BoardAnswer(
                    reading.reflects(),
                    day,
                    lookups.get("plan"),
                    councils.stream().map(council -> column(council, cases)).toList(),
                    Areas.WORDS.stream().map(area -> row(area, councils, cases)).toList(),
                    RagCounts.of(cases),
                    overdue(cases),
                    councils.stream()
                            .map(council -> new Slipped(
                                    council.code().value(), council.name(), Slippage.of(of(council, cases))))
                            .sorted(MOST_SLIPPED)
                            .toList(),
                    rows.parked(reading, lookups));
        });
    }

    private static Column column(AuthorityView council, List<CaseSummary> cases) {
        List<CaseSummary> own = of(council, cases);
        return new Column(
                council.code().value(),
                council.name(),
                RagCounts.of(own),
                overdue(own),
                AuthoritiesEndpoint.lastUpdatedOn(own));
    }

    private static Row row(String area, List<AuthorityView> councils, List<CaseSummary> cases) {
        List<CaseSummary> inArea =
                cases.stream().filter(row -> row.area().equals(area)).toList();
        Map<String, RagCounts> cells = new LinkedHashMap<>();
        councils.forEach(council -> cells.put(council.code().value(), RagCounts.of(of(council, inArea))));
        return new Row(area, cells, RagCounts.of(inArea));
    }

    private static List<CaseSummary> of(AuthorityView council, List<CaseSummary> cases) {
        Predicate<CaseSummary> isOwn = row -> CaseRows.isOf(row, council);
        return cases.stream().filter(isOwn).toList();
    }

    private static int overdue(List<CaseSummary> cases) {
        return (int) cases.stream().filter(CaseSummary::overdue).count();
    }
}
