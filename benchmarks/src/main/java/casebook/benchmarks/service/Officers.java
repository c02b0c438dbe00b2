package casebook.benchmarks.service;

import casebook.events.CaseId;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Officers who report progress on one case of their council after the other. Thread-safe. */
final class Officers {
    private static final String REPORT =
            "{\"status\":\"on-track\",\"narrative\":\"The ward profiles were updated with the figures of the last census"
                    + " and sent to all heads of service. Two of the three community groups have met; the third could"
                    + " not be reached and will be visited.\"}";

    private final RunningCasebook casebook;
    private final List<CaseId> cases;
    private final AtomicInteger sent = new AtomicInteger();

    Officers(RunningCasebook casebook, List<CaseId> cases) {
        this.casebook = casebook;
        this.cases = cases;
    }

    /** A report that was accepted. */
    record Accepted(CaseId caseId, long position) {}

    Accepted report() {
        int number = sent.getAndIncrement();
        CaseId id = cases.get(number % cases.size());
        HttpResponse<String> answer = casebook.send(
                request(number, "/commands/cases/" + id + "/progress")
                        .header("If-Match", "*")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .build(),
                201);
        return new Accepted(id, position(answer.body()));
    }

    /** The same request with the same credentials and body, but nothing is done with it. */
    void nothing() {
        var unused = casebook.send(
                request(sent.getAndIncrement(), NoOp.PATH)
                        .header("If-Match", "*")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .build(),
                200);
    }

    private HttpRequest.Builder request(int number, String path) {
        String council = cases.get(number % cases.size()).authority().value().toLowerCase(Locale.ROOT);
        return casebook.request(path, "officer." + council)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(REPORT));
    }

    /** Waits until the case's view reflects it, however long that takes. */
    void see(Accepted accepted) {
        String path = "/api/cases/%s?atLeast=%d".formatted(accepted.caseId(), accepted.position());
        HttpResponse<String> answer =
                casebook.sendUntilReady(casebook.request(path, "board").build(), 200);
        if (RunningCasebook.position(answer) < accepted.position()) {
            throw new IllegalStateException("The view does not reflect position " + accepted.position());
        }
    }

    private static long position(String receipt) {
        int begin = receipt.indexOf("\"position\":") + "\"position\":".length();
        int end = begin;
        while (Character.isDigit(receipt.charAt(end))) {
            end++;
        }
        return Long.parseLong(receipt.substring(begin, end));
    }
}
