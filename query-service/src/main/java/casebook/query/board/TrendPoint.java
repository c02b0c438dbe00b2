package casebook.query.board;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/** How the cases stood at the end of a day. */
@Schema(name = "TrendPoint")
record TrendPoint(LocalDate on, RagCounts rag) {}
