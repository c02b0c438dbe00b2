package casebook.query.board;

import casebook.query.plans.Areas;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What pages call the areas of the Equality Framework. */
final class AreaTitles {
    static final Map<String, String> BY_WORD =
            Areas.WORDS.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Areas::title));

    private AreaTitles() {}
}
