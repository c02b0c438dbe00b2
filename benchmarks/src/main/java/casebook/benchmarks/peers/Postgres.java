package casebook.benchmarks.peers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** A PostgreSQL that keeps what it acknowledges, with a connection for each writer. */
public final class Postgres implements AutoCloseable {
    /** zonky's builder turns durability off; the others are those of the PostgreSQL in ../shared/mongo-rig. */
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "shared_buffers", "512MB",
            "max_wal_size", "2GB",
            "checkpoint_timeout", "15min",
            "jit", "off");

    private final EmbeddedPostgres server;
    private final HikariDataSource pool;

    public Postgres(Path folder, int connections) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setDataDirectory(folder.resolve("data"))
                .setPGStartupWait(Duration.ofSeconds(60));
        SETTINGS.forEach(builder::setServerConfig);
        server = builder.start();
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.getPostgresDatabase());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(connections);
        pool = new HikariDataSource(config);
    }

    DataSource pool() {
        return pool;
    }

    /** Its version and what it is really set to, as it says itself. */
    public String described() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> shown = new ArrayList<>();
            shown.add(show(statement, "server_version"));
            for (String name : SETTINGS.keySet().stream().sorted().toList()) {
                shown.add(name + "=" + show(statement, name));
            }
            return String.join(", ", shown);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not tell its settings", e);
        }
    }

    private static String show(Statement statement, String name) throws SQLException {
        try (ResultSet result = statement.executeQuery("show " + name)) {
            result.next();
            return result.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        pool.close();
        server.close();
    }
}
