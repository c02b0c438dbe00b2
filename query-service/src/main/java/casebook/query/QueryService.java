package casebook.query;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Runs the service that remembers and shows, alone (port 8082, query-service.properties). */
@SpringBootApplication(scanBasePackages = {"casebook.query", "casebook.web"})
public class QueryService {
    public static void main(String[] args) {
        new SpringApplicationBuilder(QueryService.class)
                .properties("spring.config.name=query-service")
                .run(args);
    }
}
