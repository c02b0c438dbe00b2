package casebook.query.sending;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where the command service is: at the address that is configured, else in this process. */
@Component
@EnableConfigurationProperties(SendingProperties.class)
class Destination {
    private final SendingProperties properties;
    private final Environment environment;

    Destination(SendingProperties properties, Environment environment) {
        this.properties = properties;
        this.environment = environment;
    }

    /** Without a slash at its end. */
    String address() {
        if (properties.commandService() != null) {
            return properties.commandService().toString().replaceFirst("/$", "");
        }
        String address = environment.getProperty("server.address", "");
        boolean anywhere = address.isEmpty() || address.equals("0.0.0.0") || address.equals("::");
        return "http://%s:%s"
                .formatted(
                        anywhere ? "127.0.0.1" : address.contains(":") ? "[" + address + "]" : address,
                        environment.getRequiredProperty("local.server.port"));
    }
}
