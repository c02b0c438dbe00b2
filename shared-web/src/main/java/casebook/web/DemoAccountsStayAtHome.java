package casebook.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** With the demo accounts, whose password everybody knows, the service listens on loopback or not at all. */
@Component
final class DemoAccountsStayAtHome implements WebServerFactoryCustomizer<ConfigurableWebServerFactory>, Ordered {
    private final CasebookProperties properties;
    private final Environment environment;

    DemoAccountsStayAtHome(CasebookProperties properties, Environment environment) {
        this.properties = properties;
        this.environment = environment;
    }

    @Override
    public void customize(ConfigurableWebServerFactory server) {
        if (!properties.demoAccounts()) {
            return;
        }
        String address = environment.getProperty("server.address");
        if (!StringUtils.hasText(address)) {
            server.setAddress(InetAddress.getLoopbackAddress());
        } else if (!isLoopback(address)) {
            throw new StartRefused(
                    "The demo accounts, whose password everybody knows, are on, and the server would listen on "
                            + address + ".",
                    "Leave out casebook.demo-accounts, or set server.address to 127.0.0.1.");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** After the customizer that applies {@code server.*}. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
