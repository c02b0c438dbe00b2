package casebook.query.audit;

import casebook.query.pages.Mistake;
import casebook.query.pages.Option;
import casebook.query.pages.Page;
import casebook.query.reading.Asked;
import casebook.web.Problem;
import casebook.web.Requires;
import casebook.web.Right;
import casebook.web.accesslog.Access;
import casebook.web.accesslog.Access.Kind;
import casebook.web.accesslog.Access.Outcome;
import casebook.web.accesslog.AccessFilter;
import casebook.web.accesslog.AccessLog;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who signed in, who was refused, and who read the audit: the newest first, with every filter in the address. */
@Page
@Requires(Right.READ_ACCESS_LOG)
final class AccessLogPage {
    private static final String ADDRESS = "/administration/access-log";
    private static final int SIZE = 50;
    private static final List<String> FIELDS = List.of("person", "kind", "outcome", "from", "to");

    private final AccessLog log;
    private final AccessTable table;

    AccessLogPage(AccessLog log, AccessTable table) {
        this.log = log;
        this.table = table;
    }

    /**
     * An access as the page tells it.
     *
     * @param at in milliseconds: HTML takes no more
     */
    record Line(Access access, Instant at, String kind) {
        static Line of(Access access) {
            return new Line(access, access.at().truncatedTo(ChronoUnit.MILLIS), words(access.kind()));
        }
    }

    @GetMapping(ADDRESS)
    String list(
            AccessSelection asked,
            @RequestParam(required = false) @Nullable String before,
            HttpServletResponse response,
            Model model) {
        AccessSelection selection = asked.filledIn();
        model.addAttribute("selection", selection)
                .addAttribute("kinds", Option.of(List.of(Kind.values()), Kind::word, AccessLogPage::words))
                .addAttribute(
                        "outcomes",
                        List.of(
                                new Option(Outcome.GRANTED.word(), "Granted"),
                                new Option(Outcome.REFUSED.word(), "Refused")))
                .addAttribute("mistakes", List.of());
        try {
            AccessFilter filter = selection.filter();
            String end = Asked.filled(before);
            List<Access> page =
                    log.find(filter, end == null ? Long.MAX_VALUE : Asked.position("before", end), SIZE + 1);
            model.addAttribute("lines", page.stream().limit(SIZE).map(Line::of).toList())
                    .addAttribute("isFirst", end == null)
                    .addAttribute("isLast", page.size() <= SIZE);
        } catch (Problem e) {
            Mistake.show(e, FIELDS, response, model);
        }
        return "audit/access-log";
    }

    @GetMapping(path = ADDRESS + ".csv", produces = "text/csv")
    void download(AccessSelection selection, HttpServletResponse response) throws IOException {
        table.write(selection.filledIn().filter(), response);
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case SIGN_IN -> "Signing in";
            case SIGN_OUT -> "Signing out";
            case AUDIT -> "Reading the audit";
            case TOKEN -> "Tokens";
            case REQUEST -> "Refused request";
        };
    }
}
