package casebook.query.board;

import casebook.query.cases.CaseSummary;
import casebook.query.cases.Rag;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** How many cases stand under each colour. */
record RagCounts(int red, int amber, int green, int blue, int grey, int total) {

    static RagCounts of(Collection<CaseSummary> cases) {
        return ofColours(cases.stream().map(CaseSummary::rag).toList());
    }

    static RagCounts ofColours(Collection<Rag> colours) {
        return new RagCounts(
                count(colours, Rag.RED),
                count(colours, Rag.AMBER),
                count(colours, Rag.GREEN),
                count(colours, Rag.BLUE),
                count(colours, Rag.GREY),
                colours.size());
    }

    /** How many stand under one colour. */
    record Count(Rag rag, int cases) {}

    /** The colours in their order, those without a case too. */
    public List<Count> all() {
        return Arrays.stream(Rag.values())
                .map(rag -> new Count(rag, count(rag)))
                .toList();
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

    private static int count(Collection<Rag> colours, Rag rag) {
        return Collections.frequency(colours, rag);
    }
}
