package casebook.web.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import casebook.web.accesslog.Access.Kind;
import casebook.web.accesslog.Access.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the access log promises on each store. */
abstract class AccessLogContract {
    static final Instant MORNING = Instant.parse("2026-11-22T09:40:05.123456Z");

    /** A log on the same accesses, at this time. */
    abstract AccessLog at(Instant now);

    static AccessLog on(AccessStore store, Instant now) {
        return new AccessLog(store, Clock.fixed(now, ZoneOffset.UTC), Duration.ofDays(30));
    }

    @Test
    void what_was_recorded_is_found_again_the_newest_first() {
        signIn(at(MORNING), "officer.cbc");
        signIn(at(MORNING.plusSeconds(1)), "officer.bdc");

        List<Access> found = all(at(MORNING));

        assertThat(found).extracting(Access::person).containsExactly("officer.bdc", "officer.cbc");
        Access first = found.getLast();
        assertThat(first.at()).isBetween(MORNING.minusMillis(1), MORNING);
        assertThat(first.kind()).isEqualTo(Kind.SIGN_IN);
        assertThat(first.outcome()).isEqualTo(Outcome.GRANTED);
        assertThat(first.from()).isEqualTo("192.0.2.17");
        assertThat(first.what()).isEqualTo("basic");
        assertThat(first.correlationId()).isNotEmpty();
    }

    @Test
    void what_comes_at_once_or_while_the_clock_is_put_back_keeps_its_order() {
        signIn(at(MORNING), "a");
        signIn(at(MORNING), "b");
        signIn(at(MORNING.minusSeconds(60)), "c");

        assertThat(all(at(MORNING)))
                .extracting(Access::id)
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void pages_follow_one_another_without_gap_or_repeat() {
        for (int i = 0; i < 7; i++) {
            signIn(at(MORNING.plus(Duration.ofHours(i * 9L))), "p" + i);
        }
        AccessLog log = at(MORNING.plus(Duration.ofDays(3)));

        List<Access> first = log.find(AccessFilter.ALL, Long.MAX_VALUE, 3);
        List<Access> second = log.find(AccessFilter.ALL, first.getLast().id(), 3);
        List<Access> third = log.find(AccessFilter.ALL, second.getLast().id(), 3);

        assertThat(first).extracting(Access::person).containsExactly("p6", "p5", "p4");
        assertThat(second).extracting(Access::person).containsExactly("p3", "p2", "p1");
        assertThat(third).extracting(Access::person).containsExactly("p0");
    }

    @Test
    void it_is_searched_by_person_kind_outcome_and_time() {
        signIn(at(MORNING), "officer.cbc");
        at(MORNING.plusSeconds(1)).record(Kind.SIGN_IN, Outcome.REFUSED, "Officer.CBC", "192.0.2.17", "basic");
        at(MORNING.plus(Duration.ofDays(1))).record(Kind.AUDIT, Outcome.GRANTED, "auditor", "::1", "GET /api/audit");
        at(MORNING.plus(Duration.ofDays(2))).record(Kind.REQUEST, Outcome.REFUSED, null, "::1", "GET /api/audit");
        AccessLog log = at(MORNING.plus(Duration.ofDays(3)));

        assertThat(count(log, new AccessFilter("officer.cbc", null, null, null, null)))
                .isEqualTo(1);
        assertThat(count(log, new AccessFilter("Officer.CBC", null, null, null, null)))
                .isEqualTo(2);
        assertThat(count(log, new AccessFilter(null, Kind.AUDIT, null, null, null)))
                .isEqualTo(1);
        assertThat(count(log, new AccessFilter(null, null, Outcome.REFUSED, null, null)))
                .isEqualTo(2);
        assertThat(count(log, new AccessFilter(null, null, null, MORNING.plusSeconds(1), null)))
                .isEqualTo(3);
        assertThat(count(log, new AccessFilter(null, null, null, null, MORNING.plusSeconds(1))))
                .isEqualTo(1);
        assertThat(count(log, new AccessFilter("nobody", null, null, null, null)))
                .isZero();
    }

    @Test
    void it_is_forgotten_when_its_time_is_over() {
        signIn(at(MORNING), "officer.cbc");
        signIn(at(MORNING.plus(Duration.ofDays(2))), "officer.bdc");

        signIn(at(MORNING.plus(Duration.ofDays(31))), "auditor");

        assertThat(all(at(MORNING))).extracting(Access::person).containsExactly("auditor", "officer.bdc");
    }

    @Test
    void nothing_that_is_typed_fills_it_or_turns_a_line() {
        at(MORNING).record(Kind.SIGN_IN, Outcome.REFUSED, "a\nb\u202ec".repeat(100), "::1", "x".repeat(10_000));

        Access found = all(at(MORNING)).getFirst();

        assertThat(found.person()).hasSize(100).startsWith("a\uFFFDb\uFFFDc");
        assertThat(found.what()).hasSize(500);
    }

    private static void signIn(AccessLog log, String person) {
        log.record(Kind.SIGN_IN, Outcome.GRANTED, person, "192.0.2.17", "basic");
    }

    private static List<Access> all(AccessLog log) {
        return log.find(AccessFilter.ALL, Long.MAX_VALUE, 100);
    }

    private static int count(AccessLog log, AccessFilter filter) {
        return log.find(filter, Long.MAX_VALUE, 100).size();
    }
}
