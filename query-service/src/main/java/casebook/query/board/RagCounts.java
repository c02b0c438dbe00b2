package casebook.query.board;

import casebook.query.cases.CaseSummary;
import casebook.query.cases.Rag;
import java.util.Collection;

/** How many cases stand under each colour. */
record RagCounts(int red, int amber, int green, int blue, int grey, int total) {

    static RagCounts of(Collection<CaseSummary> cases) {
        return new RagCounts(
                count(cases, Rag.RED),
                count(cases, Rag.AMBER),
                count(cases, Rag.GREEN),
                count(cases, Rag.BLUE),
                count(cases, Rag.GREY),
                cases.size());
    }

    /** How many stand under this colour. */
    int count(Rag rag) {
        return switch (rag) {
            case RED -> red;
            case AMBER -> amber;
            case GREEN -> green;
            case BLUE -> blue;
            case GREY -> grey;
        };
    }

    private static int count(Collection<CaseSummary> cases, Rag rag) {
        return (int) cases.stream().filter(row -> row.rag() == rag).count();
    }
}
