package casebook.web.tokens;

import casebook.web.CasebookProperties;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class TokensConfiguration {

    @Bean
    ApiTokens apiTokens(CasebookProperties casebook, MongoDatabase database, Clock clock, JsonMapper json) {
        return new ApiTokens(
                casebook.usesMongo()
                        ? new MongoTokenStore(database)
                        : new FileTokenStore(casebook.dataDir().resolve("tokens.json"), json),
                clock);
    }
}
