package casebook.web.accesslog;

import casebook.web.CasebookProperties;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessLogProperties.class)
class AccessLogConfiguration {

    @Bean
    AccessLog accessLog(
            CasebookProperties casebook,
            AccessLogProperties properties,
            MongoDatabase database,
            Clock clock,
            JsonMapper json) {
        AccessStore store = casebook.usesMongo()
                ? new MongoAccessStore(database)
                : new FileAccessStore(casebook.dataDir().resolve("access-log"), json);
        return new AccessLog(store, clock, Duration.ofDays(properties.keepDays()));
    }
}
