package casebook.query.audit;

import casebook.checkpoints.Checkpoint;
import casebook.checkpoints.Checkpoints;
import casebook.log.CanonicalLine;
import casebook.log.Entry;
import casebook.log.EntryFilter;
import casebook.log.LogStore.Direction;
import casebook.query.audit.Trail.Page;
import casebook.query.audit.Trail.Selection;
import casebook.query.integrity.CsvLines;
import casebook.query.pages.Mistake;
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
import java.util.stream.Stream;
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

    /** A kind of entry: its name in the record, and in words. */
    record Kind(String name, String words) {
        static Kind of(String name) {
            return new Kind(name, Gist.sentence(name));
        }
    }

    @GetMapping("/audit")
    @Requires(Right.READ_AUDIT)
    String list(
            @RequestParam(required = false) @Nullable String authority,
            @RequestParam(name = "case", required = false) @Nullable String caseId,
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String recordedFrom,
            @RequestParam(required = false) @Nullable String recordedTo,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(required = false) @Nullable String position,
            Model model) {
        Asking asking = new Asking(selection(authority, caseId, plan, kind, person, recordedFrom, recordedTo));
        model.addAttribute("asking", asking)
                .addAttribute("kinds", trail.kinds().stream().map(Kind::of).toList())
                .addAttribute("councils", trail.directory().authorities())
                .addAttribute("position", position);
        try {
            if (given(position) != null) {
                return "redirect:/audit/" + Asked.position("position", String.valueOf(position));
            }
            Page page = trail.page(
                    trail.filter(asking.selection()), Direction.DOWNWARDS, given(after), given(before), SIZE, null);
            model.addAttribute("reflects", page.reflects())
                    .addAttribute("page", page)
                    .addAttribute("isFirst", !page.isMoreAbove() && given(before) == null)
                    .addAttribute(
                            "lines", page.entries().stream().map(this::line).toList())
                    .addAttribute("mistakes", List.of())
                    .addAttribute("mistaken", List.of());
        } catch (Problem e) {
            Mistake mistake = Mistake.of(e);
            model.addAttribute("mistakes", List.of(mistake))
                    .addAttribute("mistaken", Stream.ofNullable(mistake.field()).toList());
        }
        return "audit/audit";
    }

    @GetMapping("/audit/{position:\\d+}")
    @Requires(Right.READ_AUDIT)
    String show(@PathVariable String position, Model model) {
        Entry entry = entry(position);
        Optional<Checkpoint> covering = checkpoints.covering(entry.position());
        model.addAttribute("entry", entries.of(entry))
                .addAttribute("kind", Gist.sentence(entry.type()))
                .addAttribute("said", Leaves.of(entries.of(entry).event()))
                .addAttribute("line", CanonicalLine.of(entry))
                .addAttribute("leafHash", CanonicalLine.hash(entry).toString())
                .addAttribute("checkpoint", covering.map(Checkpoint::size).orElse(null))
                .addAttribute("hasPrevious", trail.at(entry.position() - 1).isPresent())
                .addAttribute("hasNext", trail.at(entry.position() + 1).isPresent());
        return "audit/entry";
    }

    /** The selected entries as a table, with the columns of the export. */
    @GetMapping(path = "/audit.csv", produces = "text/csv")
    @Requires(Right.READ_AUDIT)
    void download(
            @RequestParam(required = false) @Nullable String authority,
            @RequestParam(name = "case", required = false) @Nullable String caseId,
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String recordedFrom,
            @RequestParam(required = false) @Nullable String recordedTo,
            HttpServletResponse response)
            throws IOException {
        EntryFilter filter = trail.filter(selection(authority, caseId, plan, kind, person, recordedFrom, recordedTo));
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
            @RequestParam(required = false) @Nullable String authority,
            @RequestParam(name = "case", required = false) @Nullable String caseId,
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String recordedFrom,
            @RequestParam(required = false) @Nullable String recordedTo,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        EntryFilter filter = trail.filter(selection(authority, caseId, plan, kind, person, recordedFrom, recordedTo));
        AtomicLong news = new AtomicLong();
        // A browser that comes back begins where its page ended, and counts anew.
        listeners.serve(listeners.position(after, null), request, response, next -> {
            long more = next.stream().filter(filter::selects).count();
            return more == 0 ? "" : "event: news\ndata: %d\n\n".formatted(news.addAndGet(more));
        });
    }

    private static Selection selection(
            @Nullable String authority,
            @Nullable String caseId,
            @Nullable String plan,
            @Nullable String kind,
            @Nullable String person,
            @Nullable String recordedFrom,
            @Nullable String recordedTo) {
        return new Selection(
                given(authority),
                given(caseId),
                given(plan),
                given(kind),
                given(person),
                given(recordedFrom),
                given(recordedTo));
    }

    /** Forms send what is left empty too. */
    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
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
