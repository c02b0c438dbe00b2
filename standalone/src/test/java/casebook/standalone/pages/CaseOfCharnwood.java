package casebook.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;

import casebook.events.BritishDate;
import casebook.standalone.Teller;
import java.net.http.HttpClient;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** A case of its own for each test, opened by an officer of Charnwood over the interface. */
record CaseOfCharnwood(Teller officer, String id) {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final JsonMapper JSON = new JsonMapper();

    static CaseOfCharnwood opened(Visits visits) {
        return opened(visits, Map.of());
    }

    /** @param fields of the opening that differ from the usual */
    static CaseOfCharnwood opened(Visits visits, Map<String, String> fields) {
        String reference = "6.t" + NUMBER.incrementAndGet();
        Teller officer = new Teller(HttpClient.newHttpClient(), visits.port(), "officer.cbc");
        Map<String, String> opening = new HashMap<>(Map.of(
                "plan", "CBC2016",
                "reference", reference,
                "authority", "CBC",
                "division", "6",
                "action", "Print a leaflet on reporting hate incidents",
                "outcome", "More incidents are reported",
                "responsibleRole", "Community Safety Officer",
                "deadline", LocalDate.now(BritishDate.ZONE).plusDays(20).toString()));
        opening.putAll(fields);
        Teller.Told told = officer.post("/commands/cases", null, JSON.writeValueAsString(opening));
        assertThat(told.status()).as(told.body()).isEqualTo(201);
        CaseOfCharnwood opened = new CaseOfCharnwood(officer, "CBC2016-" + reference + "-CBC");
        opened.seen(told.position());
        return opened;
    }

    /** Something recorded by the way, against the version that is current. */
    void record(String what, Map<String, ?> body) {
        String version = officer.get("/api/cases/" + id).etag();
        Teller.Told told = officer.post("/commands/cases/" + id + "/" + what, version, JSON.writeValueAsString(body));
        assertThat(told.status()).as(told.body()).isEqualTo(201);
        seen(told.position());
    }

    /** How many entries of this kind the case has. */
    long entries(String kind) {
        return officer.get("/api/cases/" + id)
                .json()
                .path("history")
                .valueStream()
                .filter(entry -> entry.path("kind").asString().equals(kind))
                .count();
    }

    /** The position of its last entry in the record. */
    long lastPosition() {
        return officer.get("/api/cases/" + id)
                .json()
                .path("history")
                .valueStream()
                .mapToLong(entry -> entry.path("position").asLong())
                .max()
                .orElseThrow();
    }

    String reference() {
        return id.substring(id.indexOf('-') + 1, id.lastIndexOf('-'));
    }

    String page() {
        return "/cases/" + id;
    }

    /** Waits until the views have it. */
    private void seen(long position) {
        assertThat(officer.get("/api/cases/" + id + "?atLeast=" + position).status())
                .isEqualTo(200);
    }
}
