package casebook.command;

import static casebook.command.http.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import casebook.command.http.Client;
import casebook.command.http.Client.Answer;
import casebook.log.Entry;
import casebook.log.EventLog;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Two instances of the service over one MongoDB decide as one. */
class TwoInstancesTest {
    private static final String PROGRESS = json("{'status': 'on-track', 'narrative': 'Four of seven'}");
    private static final int ROUNDS = 12;

    private static MongoServer mongo;
    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext other;

    @BeforeAll
    static void start() {
        mongo = new MongoServer(new MemoryBackend());
        String uri = "mongodb:/" + mongo.bind() + "/two-instances";
        one = instance(uri);
        other = instance(uri);
        atOne().post(
                        "/commands/authorities",
                        json("{'code': 'CBC', 'onsCode': 'E07000130', 'name': 'Charnwood Borough Council',"
                                + " 'memberFrom': '2010-08-01'}"))
                .isCreated();
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        mongo.shutdownNow();
    }

    private static ConfigurableApplicationContext instance(String uri) {
        return new SpringApplicationBuilder(CommandService.class)
                .run(
                        "--spring.config.name=command-service",
                        "--server.port=0",
                        "--casebook.demo-accounts=true",
                        "--casebook.mongodb-uri=" + uri);
    }

    @Test
    void of_two_who_saw_the_same_version_one_wins() throws Exception {
        String path = "/commands/cases/" + opened("WIN") + "/progress";
        for (long version = 1; version <= ROUNDS; version++) {
            long seen = version;
            assertThat(atOnce(
                            () -> officer(one).post(path, PROGRESS, seen),
                            () -> officer(other).post(path, PROGRESS, seen)))
                    .extracting(answer -> answer.status().value())
                    .containsExactlyInAnyOrder(201, 412);
        }
    }

    @Test
    void those_who_do_not_mind_the_version_are_decided_again_until_both_are_recorded() throws Exception {
        String caseId = opened("BOTH");
        String path = "/commands/cases/" + caseId + "/progress";
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(atOnce(
                            () -> officer(one).post(path, PROGRESS, headers -> headers.setIfMatch("*")),
                            () -> officer(other).post(path, PROGRESS, headers -> headers.setIfMatch("*"))))
                    .allSatisfy(Answer::isCreated);
        }
        assertThat(one.getBean(EventLog.class).readStream(caseId, 1))
                .extracting(Entry::version)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 1 + 2 * ROUNDS).boxed().toList());
    }

    @Test
    void a_command_sent_to_both_is_recorded_once_and_both_give_the_same_answer() throws Exception {
        String caseId = opened("ONCE");
        for (long version = 1; version <= ROUNDS; version += 2) {
            long seen = version;
            List<Answer> answers = atOnce(
                    () -> send(officer(one), caseId, "completion", json("{'outcome': 'Done'}"), seen),
                    () -> send(officer(other), caseId, "completion", json("{'outcome': 'Done'}"), seen));
            assertThat(answers).extracting(answer -> answer.status().value()).containsExactlyInAnyOrder(200, 201);
            assertThat(answers.getFirst().body()).isEqualTo(answers.getLast().body());
            send(officer(one), caseId, "reopening", json("{'reason': 'Again'}"), seen + 1)
                    .isCreated();
        }
    }

    @Test
    void a_name_is_given_once() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String alias = json("{'alias': 'Charnwood %d'}", round);
            assertThat(atOnce(
                            () -> atOne().post("/commands/authorities/CBC/aliases", alias),
                            () -> atOther().post("/commands/authorities/CBC/aliases", alias)))
                    .extracting(answer -> answer.status().value())
                    .containsExactlyInAnyOrder(201, 409);
        }
    }

    @Test
    void no_case_slips_into_a_plan_that_is_being_closed() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String plan = adopted("SLIP" + round);
            assertThat(atOnce(
                            () -> atOne().post("/commands/plans/" + plan + "/closure", "{}"),
                            () -> officer(other).post("/commands/cases", opening(plan))))
                    .extracting(answer -> answer.status().value())
                    .containsExactlyInAnyOrder(201, 409);
        }
    }

    @Test
    void what_one_has_recorded_the_other_knows() {
        String plan = adopted("KNOWS");
        officer(other).post("/commands/cases", opening(plan)).isCreated();
        atOne().post("/commands/authorities/CBC/aliases", json("{'alias': 'CNW'}"))
                .isCreated();
        officer(other)
                .post("/commands/cases/" + plan + "-1-cnw/progress", PROGRESS, 1)
                .isCreated();
        officer(one)
                .post("/commands/cases/" + plan + "-1-CBC/progress", PROGRESS, 2)
                .isCreated();
    }

    @Test
    void each_refuses_by_what_the_other_has_recorded() {
        String caseId = opened("FRESH");
        String progress = "/commands/cases/" + caseId + "/progress";
        officer(one).post(progress, PROGRESS, 1).isCreated();
        send(officer(other), caseId, "completion", json("{'outcome': 'Done'}"), 2)
                .isCreated();
        officer(one)
                .post(progress, PROGRESS, headers -> headers.setIfMatch("*"))
                .isRefused(409, "case-closed");
        send(officer(other), caseId, "reopening", json("{'reason': 'Again'}"), 3)
                .isCreated();
        officer(one).post(progress, PROGRESS, 3).isRefused(412, "stale");
        officer(one).post(progress, PROGRESS, 4).isCreated();
        officer(other).post(progress, PROGRESS, 5).isCreated();
    }

    private static List<Answer> atOnce(Callable<Answer> first, Callable<Answer> second) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(List.of(first, second)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private static Answer send(Client client, String caseId, String what, String body, long seen) {
        return client.post("/commands/cases/" + caseId + "/" + what, body, headers -> {
            headers.set("Idempotency-Key", what + seen);
            headers.setIfMatch("\"" + seen + "\"");
        });
    }

    private static String opened(String code) {
        String plan = adopted(code);
        officer(one).post("/commands/cases", opening(plan)).isCreated();
        return plan + "-1-CBC";
    }

    private static String adopted(String plan) {
        atOne().post(
                        "/commands/plans",
                        json(
                                "{'plan': '%s', 'title': 'Scheme', 'from': '2011-04-01', 'to': '2014-03-31',"
                                        + " 'divisions': [{'code': '1', 'title': 'Knowing your communities'}]}",
                                plan))
                .isCreated();
        atOther().post("/commands/plans/" + plan + "/adoption", "{}").isCreated();
        return plan;
    }

    private static String opening(String plan) {
        return json(
                "{'plan': '%s', 'reference': '1', 'authority': 'CBC', 'division': '1', 'action': 'Publish profiles'}",
                plan);
    }

    private static Client atOne() {
        return at(one);
    }

    private static Client atOther() {
        return at(other);
    }

    private static Client officer(ConfigurableApplicationContext instance) {
        return at(instance).as("officer.cbc");
    }

    private static Client at(ConfigurableApplicationContext instance) {
        return Client.admin(
                Integer.parseInt(String.valueOf(instance.getEnvironment().getProperty("local.server.port"))));
    }
}
