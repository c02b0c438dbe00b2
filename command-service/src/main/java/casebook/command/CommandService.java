package casebook.command;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Runs the service that decides, alone (port 8081, command-service.properties). */
@SpringBootApplication(scanBasePackages = {"casebook.command", "casebook.web"})
public class CommandService {
    public static void main(String[] args) {
        new SpringApplicationBuilder(CommandService.class)
                .properties("spring.config.name=command-service")
                .run(args);
    }
}
