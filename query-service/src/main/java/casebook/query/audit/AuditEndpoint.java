package casebook.query.audit;

import casebook.codec.EventCodec;
import casebook.events.PlanCode;
import casebook.log.Entry;
import casebook.log.EntryFilter;
import casebook.log.EventLog;
import casebook.log.Head;
import casebook.log.LogStore.Direction;
import casebook.query.authorities.Authorities;
import casebook.query.authorities.Directory;
import casebook.query.projecting.Reached;
import casebook.query.reading.Asked;
import casebook.query.reading.AtLeast;
import casebook.query.reading.Links;
import casebook.query.reading.Readings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Every entry in the order of the log, read from the log itself. */
@RestController
@Tag(name = "Audit")
final class AuditEndpoint {
    private static final int USUAL_SIZE = 100;
    private static final int LARGEST_SIZE = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final EventLog log;
    private final EventCodec codec;
    private final AuditEntries entries;
    private final Readings readings;
    private final Authorities authorities;

    AuditEndpoint(EventLog log, EventCodec codec, AuditEntries entries, Readings readings, Authorities authorities) {
        this.log = log;
        this.codec = codec;
        this.entries = entries;
        this.readings = readings;
        this.authorities = authorities;
    }

    @GetMapping("/api/audit")
    @Operation(
            operationId = "listEntries",
            summary = "Lists every entry of the record in order",
            description = "Pages are told apart by position and linked by the Link header.")
    ResponseEntity<AuditPage> list(
            @Parameter(description = "Code, official code, name or alias", example = "OWDC")
                    @RequestParam(required = false)
                    @Nullable
                    String authority,
            @Parameter(example = "SES2011-1.2a-CBC") @RequestParam(name = "case", required = false) @Nullable
                    String caseId,
            @Parameter(example = "SES2011") @RequestParam(required = false) @Nullable String plan,
            @Parameter(description = "Kind of entry", example = "progress-recorded")
                    @RequestParam(required = false)
                    @Nullable
                    String kind,
            @Parameter(description = "The identifier of who recorded it, in any case", example = "officer.cbc")
                    @RequestParam(required = false)
                    @Nullable
                    String person,
            @Parameter(description = "A day in Britain or a date-time, itself included", example = "2018-03-31")
                    @RequestParam(required = false)
                    @Nullable
                    String recordedFrom,
            @Parameter(description = "A day in Britain or a date-time, itself included", example = "31/03/2018")
                    @RequestParam(required = false)
                    @Nullable
                    String recordedTo,
            @Parameter(description = "Entries after this position", example = "100")
                    @RequestParam(required = false)
                    @Nullable
                    String after,
            @Parameter(description = "Entries before this position", example = "200")
                    @RequestParam(required = false)
                    @Nullable
                    String before,
            @Parameter(description = "asc (default) or desc", example = "desc")
                    @RequestParam(required = false)
                    @Nullable
                    String order,
            @Parameter(example = "100") @RequestParam(required = false) @Nullable String size,
            @AtLeast @RequestParam(required = false) @Nullable String atLeast) {
        Direction listed = order == null ? Direction.UPWARDS : direction(order);
        int length = Asked.number("size", size, USUAL_SIZE, 1, LARGEST_SIZE);
        if (after != null && before != null) {
            throw Asked.refusal("before", "It can't be given together with after.");
        }
        EntryFilter filter = filter(authority, caseId, plan, kind, person, recordedFrom, recordedTo);
        Reached reflects = reached(atLeast);
        Direction read = after != null ? Direction.UPWARDS : before != null ? Direction.DOWNWARDS : listed;
        long end = reflects.position() + 1;
        long bookmark = read == Direction.UPWARDS
                ? after == null ? 0 : Asked.position("after", after)
                : before == null ? end : Math.min(end, Asked.position("before", before));
        List<Entry> page = log.find(filter, read, bookmark, length).stream()
                .filter(entry -> entry.position() < end)
                .toList();
        List<Entry> shown = read == listed ? page : page.reversed();
        return ResponseEntity.ok()
                .headers(links(filter, shown, listed, end).headers())
                .body(new AuditPage(reflects, shown.stream().map(entries::of).toList()));
    }

    private static Direction direction(String order) {
        return switch (order.strip()) {
            case "asc" -> Direction.UPWARDS;
            case "desc" -> Direction.DOWNWARDS;
            default -> throw Asked.refusal("order", order, List.of("asc", "desc"));
        };
    }

    private EntryFilter filter(
            @Nullable String authority,
            @Nullable String caseId,
            @Nullable String plan,
            @Nullable String kind,
            @Nullable String person,
            @Nullable String recordedFrom,
            @Nullable String recordedTo) {
        if (kind != null && !codec.typeNames().contains(kind)) {
            throw Asked.refusal(
                    "kind", kind, codec.typeNames().stream().sorted().toList());
        }
        Instant from = recordedFrom == null ? null : Asked.from("recordedFrom", recordedFrom);
        Instant to = recordedTo == null ? null : Asked.through("recordedTo", recordedTo);
        if (from != null && to != null && !from.isBefore(to)) {
            throw Asked.refusal("recordedFrom", "\"%s\" lies after recordedTo.".formatted(recordedFrom));
        }
        Directory directory = readings.read(null, List.of(authorities), reading -> Directory.of(reading, authorities));
        return new EntryFilter(
                caseId == null ? null : directory.askedCase("case", caseId).toString(),
                authority == null
                        ? null
                        : directory.asked("authority", authority).code().value(),
                plan == null ? null : Asked.word("plan", plan, PlanCode::parse).value(),
                kind,
                person == null ? null : subject(Asked.text("person", person)),
                from,
                to);
    }

    /** Whoever is called so; else, as accounts are found whatever the case in which their name is typed, in lower case. */
    private String subject(String person) {
        EntryFilter asTyped = new EntryFilter(null, null, null, null, person, null, null);
        return log.find(asTyped, Direction.UPWARDS, 0, 1).isEmpty() ? person.toLowerCase(Locale.ROOT) : person;
    }

    private Reached reached(@Nullable String atLeast) {
        long position = atLeast == null ? 0 : Asked.position("atLeast", atLeast);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Head head = log.head();
            Reached reached = new Reached(head.position(), head.recordedAt());
            if (head.position() >= position) {
                return reached;
            }
            if (System.nanoTime() > end) {
                throw Readings.notYet(position, reached);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Readings.notYet(position, reached);
            }
        }
    }

    private Links links(EntryFilter filter, List<Entry> shown, Direction listed, long end) {
        Links links = new Links();
        if (shown.isEmpty()) {
            return links;
        }
        boolean upwards = listed == Direction.UPWARDS;
        long least = (upwards ? shown.getFirst() : shown.getLast()).position();
        long most = (upwards ? shown.getLast() : shown.getFirst()).position();
        if (!log.find(filter, Direction.DOWNWARDS, least, 1).isEmpty()) {
            links.add(upwards ? "prev" : "next", "before", least, "after");
        }
        if (log.find(filter, Direction.UPWARDS, most, 1).stream().anyMatch(entry -> entry.position() < end)) {
            links.add(upwards ? "next" : "prev", "after", most, "before");
        }
        return links;
    }
}
