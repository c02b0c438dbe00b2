package casebook.web;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Casebook keeps its record and who may sign in.
 *
 * @param dataDir the folder of the embedded store, used where there is no {@code mongodbUri}
 * @param mongodbUri the connection string of a MongoDB; names the database too (default: casebook)
 * @param demoAccounts whether the well-known accounts with the password "demo" exist; loopback only
 * @param accountsFile the local accounts; default: accounts.json in the data directory, made at the first start
 */
@ConfigurationProperties("casebook")
public record CasebookProperties(
        @DefaultValue("data") Path dataDir,
        @Nullable String mongodbUri,
        @DefaultValue("false") boolean demoAccounts,
        @Nullable Path accountsFile) {

    public boolean usesMongo() {
        return mongodbUri != null && !mongodbUri.isBlank();
    }
}
