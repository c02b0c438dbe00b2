package casebook.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own, for its exit code. */
class AlteredStartTest {

    @Test
    void a_record_whose_end_can_not_be_read_ends_the_start_with_a_description(@TempDir Path folder) throws Exception {
        MongoServer server = new MongoServer(new MemoryBackend());
        try {
            InetSocketAddress address = server.bind();
            String uri = "mongodb://127.0.0.1:%d/casebook".formatted(address.getPort());
            try (MongoClient client = MongoClients.create(uri)) {
                client.getDatabase("casebook").getCollection("log").insertOne(new Document("_id", 1L));
            }
            Process start = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Casebook.class.getName(),
                            "--server.port=0",
                            "--casebook.demo-accounts=true",
                            "--casebook.data-dir=" + folder,
                            "--casebook.mongodb-uri=" + uri)
                    .redirectErrorStream(true)
                    .start();
            String told = new String(start.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(start.waitFor()).as(told).isEqualTo(1);
            assertThat(told)
                    .contains(
                            "The record was altered: What stands at position 1 can't be read as an entry.",
                            "Keep the database as it is and restore a copy of it");
        } finally {
            server.shutdownNow();
        }
    }
}
