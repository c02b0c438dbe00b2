package casebook.web;

import java.io.PrintStream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Says on the console where to look and which accounts there are. New passwords are printed here once and nowhere else:
 * not in the log, which others may read.
 */
@Component
class Welcome {
    private final CasebookProperties properties;
    private final Accounts accounts;

    Welcome(CasebookProperties properties, Accounts accounts) {
        this.properties = properties;
        this.accounts = accounts;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void greet(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext context
                && context.getWebServer() != null) {
            print(context.getWebServer().getPort(), System.out);
        }
    }

    private void print(int port, PrintStream console) {
        console.printf("%n  Casebook is ready: http://localhost:%d%n", port);
        console.printf("  The record is in %s%n", place());
        if (properties.demoAccounts()) {
            console.println("  Accounts, all with the password \"demo\":");
            console.println(
                    "    officer.bdc  officer.cbc  officer.hdc  officer.hbbc  officer.mbc  officer.nwldc  officer.owbc"
                            + "  officer.lcc");
            console.println("    approver.bdc … approver.lcc likewise,  auditor,  board,  admin,  metrics");
        } else if (!accounts.newPasswords().isEmpty()) {
            console.println("  These accounts were made now. Write the passwords down; they are not shown again:");
            accounts.newPasswords().forEach((name, password) -> console.printf("    %-16s %s%n", name, password));
        }
        console.println();
        console.flush();
    }

    private String place() {
        return properties.usesMongo()
                ? "MongoDB (MONGODB_URI)"
                : properties.dataDir().toAbsolutePath().normalize().toString();
    }
}
