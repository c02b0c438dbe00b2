package casebook.web.tokens;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class FileApiTokensTest extends ApiTokensContract {
    @TempDir
    Path folder;

    @Override
    TokenStore store() {
        return new FileTokenStore(folder.resolve("tokens.json"), new JsonMapper());
    }
}
