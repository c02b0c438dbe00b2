package casebook.query.cases;

import casebook.query.reading.Answer;
import casebook.query.reading.Reflects;
import java.time.LocalDate;
import java.util.List;

/**
 * A page of a list of cases.
 *
 * @param on the day for which RAG and overdue are derived
 * @param total how many cases the question selects, on all pages
 * @param parked how many of the plan's and authority's cases stand still
 */
record CaseList(
        Reflects reflects, LocalDate on, int total, int page, int pages, int size, int parked, List<CaseSummary> cases)
        implements Answer {}
