package casebook.command;

import static casebook.command.http.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import casebook.command.http.Client;
import casebook.command.http.Client.Answer;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class StoreAwayTest {
    @Test
    void while_the_store_is_away_a_command_is_not_answered_for_and_can_be_sent_again_later() {
        MemoryBackend documents = new MemoryBackend() {
            @Override
            public void close() {
                // They outlive the server.
            }
        };
        MongoServer store = new MongoServer(documents);
        InetSocketAddress address = store.bind();
        try (ConfigurableApplicationContext service = new SpringApplicationBuilder(CommandService.class)
                .run(
                        "--spring.config.name=command-service",
                        "--server.port=0",
                        "--casebook.demo-accounts=true",
                        "--casebook.mongodb-uri=mongodb:/" + address + "/away?serverSelectionTimeoutMS=500")) {
            Client admin = Client.admin(
                    Integer.parseInt(String.valueOf(service.getEnvironment().getProperty("local.server.port"))));
            register(admin, "CBC", "E07000130").isCreated();
            store.shutdownNow();

            Answer away = register(admin, "BDC", "E07000129").isRefused(503, "record-unavailable");
            assertThat(away.header("Retry-After")).isNotEqualTo("null");

            store = new MongoServer(documents);
            store.bind(address);
            register(admin, "BDC", "E07000129").isCreated();
        } finally {
            store.shutdownNow();
        }
    }

    private static Answer register(Client admin, String code, String onsCode) {
        return admin.post(
                "/commands/authorities",
                json("{'code': '%s', 'onsCode': '%s', 'name': 'Council %s'}", code, onsCode, code),
                headers -> headers.set("Idempotency-Key", code));
    }
}
