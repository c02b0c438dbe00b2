package casebook.query.audit;

import casebook.checkpoints.Checkpoint;
import casebook.checkpoints.Checkpoints;
import casebook.log.CanonicalLine;
import casebook.log.Entry;
import casebook.log.EntryFilter;
import casebook.log.LogStore.Direction;
import casebook.query.audit.Trail.Page;
import casebook.query.authorities.AuthorityView;
import casebook.query.authorities.Directory;
import casebook.query.integrity.CsvLines;
import casebook.query.pages.Mistake;
import casebook.query.pages.Option;
import casebook.query.reading.Asked;
import casebook.query.reading.Csv;
import casebook.web.Problem;
import casebook.web.Requires;
import casebook.web.Right;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The record entry by entry, the newest first; each entry whole; and the selected ones to take away. */
@casebook.query.pages.Page
class AuditPages {
    private static final int SIZE = 25;
    private static final int BUFFER = 1 << 16;
    private static final List<String> FIELDS =
            List.of("authority", "plan", "case", "kind", "person", "recordedFrom", "recordedTo", "position");

    private final Trail trail;
    private final AuditEntries entries;
    private final Listeners listeners;
    private final Checkpoints checkpoints;

    AuditPages(Trail trail, AuditEntries entries, Listeners listeners, Checkpoints checkpoints) {
        this.trail = trail;
        this.entries = entries;
        this.listeners = listeners;
        this.checkpoints = checkpoints;
    }

    @GetMapping("/audit")
    @Requires(Right.READ_AUDIT)
    String list(
            Selection selection,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(required = false) @Nullable String position,
            HttpServletResponse response,
            Model model) {
        Asking asking = new Asking(selection.filledIn());
        Directory directory = trail.directory();
        model.addAttribute("asking", asking)
                .addAttribute("kinds", Option.of(trail.kinds(), kind -> kind, Gist::sentence))
                .addAttribute("councils", Option.of(directory.authorities(), AuthorityView::code, AuthorityView::name))
                .addAttribute("council", directory.code(asking.authority()))
                .addAttribute("position", position)
                .addAttribute("mistakes", List.of());
        try {
            if (Asked.filled(position) != null) {
                return "redirect:/audit/" + Asked.position("position", String.valueOf(position));
            }
            Page page = trail.page(
                    trail.filter(asking.selection()),
                    Direction.DOWNWARDS,
                    Asked.filled(after),
                    Asked.filled(before),
                    SIZE,
                    null);
            model.addAttribute("reflects", page.reflects())
                    .addAttribute("page", page)
                    .addAttribute("isFirst", !page.isMoreAbove() && Asked.filled(before) == null)
                    .addAttribute(
                            "lines", page.entries().stream().map(this::line).toList());
        } catch (Problem e) {
            Mistake.show(e, FIELDS, response, model);
        }
        return "audit/audit";
    }

    @GetMapping("/audit/{position:\\d+}")
    @Requires(Right.READ_AUDIT)
    String show(@PathVariable String position, Model model) {
        Entry entry = entry(position);
        AuditEntry shown = entries.of(entry);
        Optional<Checkpoint> covering = checkpoints.covering(entry.position());
        model.addAttribute("entry", shown)
                .addAttribute("kind", Gist.sentence(entry.type()))
                .addAttribute("said", Leaves.of(shown.event()))
                .addAttribute("line", CanonicalLine.of(entry))
                .addAttribute("leafHash", CanonicalLine.hash(entry).toString())
                .addAttribute("checkpoint", covering.map(Checkpoint::size).orElse(null))
                .addAttribute("previous", trail.before(entry.position()).orElse(null))
                .addAttribute("next", trail.after(entry.position()).orElse(null));
        return "audit/entry";
    }

    /** The selected entries as a table, with the columns of the export. */
    @GetMapping(path = "/audit.csv", produces = "text/csv")
    @Requires(Right.READ_AUDIT)
    void download(Selection selection, HttpServletResponse response) throws IOException {
        EntryFilter filter = trail.filter(selection.filledIn());
        response.setContentType(Csv.MEDIA_TYPE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"casebook-audit.csv\"");
        // Not closed where it fails: what is cut off must not look whole.
        OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        CsvLines.writeHeadings(out);
        trail.newestFirst(filter, entry -> CsvLines.write(entry, out));
        out.flush();
    }

    /** How many entries that are selected were recorded since, told whenever there are more. */
    @GetMapping(path = "/audit/news", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Requires(Right.READ_AUDIT)
    void news(
            Selection selection,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        EntryFilter filter = trail.filter(selection.filledIn());
        AtomicLong news = new AtomicLong();
        // A browser that comes back begins where its page ended, and counts anew.
        listeners.serve(listeners.position(after, null), request, response, next -> {
            long more = next.stream().filter(filter::selects).count();
            return more == 0 ? "" : "event: news\ndata: %d\n\n".formatted(news.addAndGet(more));
        });
    }

    private Entry entry(String position) {
        return trail.at(Asked.position("position", position))
                .orElseThrow(() -> new Problem(
                        HttpStatus.NOT_FOUND,
                        "entry-unknown",
                        "There is no entry at position %s.".formatted(position)));
    }

    private AuditLine line(Entry entry) {
        return AuditLine.of(entry, entries.of(entry), entries.gist(entry).orElse(null));
    }
}
