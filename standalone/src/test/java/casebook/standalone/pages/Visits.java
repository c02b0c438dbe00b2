package casebook.standalone.pages;

import casebook.standalone.Casebook;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * People who visit one running Casebook with the samples in it, in one browser. Both are started for the first test that
 * asks, and closed after the last: let a test class name {@code @ExtendWith(Visits.Guide.class)} and take Visits for a
 * parameter. Where there is no browser, these tests are skipped.
 */
final class Visits implements AutoCloseable {
    private final Path folder;
    private final ConfigurableApplicationContext casebook;
    private final Chromium chromium;
    private final String home;

    /** Who has signed in once need not do it again: the cookies, by user name. */
    private final Map<String, String> signedIn = new HashMap<>();

    private Visits(Path executable) {
        try {
            folder = Files.createTempDirectory("casebook-pages");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        chromium = new Chromium(executable);
        casebook = SpringApplication.run(
                Casebook.class,
                "--server.port=0",
                "--casebook.data-dir=" + folder,
                "--casebook.mongodb-uri=",
                "--casebook.demo-accounts=true");
        home = "http://localhost:" + casebook.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** Gives the tests their visits. */
    static final class Guide implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Visits.class;
        }

        @Override
        public Visits resolveParameter(ParameterContext parameter, ExtensionContext context) {
            Path executable = Chromium.installed().orElse(null);
            Assumptions.assumeTrue(
                    executable != null,
                    "There is no Chromium here, so the pages are not tested in it. Install it (apt-get install chromium)"
                            + " or name one in the environment variable CHROMIUM.");
            return context.getRoot()
                    .getStore(Namespace.GLOBAL)
                    .computeIfAbsent(Visits.class, type -> new Visits(executable), Visits.class);
        }
    }

    ConfigurableApplicationContext casebook() {
        return casebook;
    }

    String home() {
        return home;
    }

    int port() {
        return Integer.parseInt(home.substring(home.lastIndexOf(':') + 1));
    }

    /** Somebody signed in, at a desktop's screen. */
    Visitor as(String username) {
        return as(username, options -> {});
    }

    /** Somebody signed in, with a browser that is set up so. */
    Visitor as(String username, Consumer<Browser.NewContextOptions> setUp) {
        String cookies = signedIn.computeIfAbsent(username, this::signIn);
        return visitor(options -> {
            options.setStorageState(cookies);
            setUp.accept(options);
        });
    }

    Visitor withoutScript(String username) {
        return as(username, options -> options.setJavaScriptEnabled(false));
    }

    /** On the smallest screen that pages are made for. */
    Visitor onSmallScreen(String username) {
        return as(username, options -> options.setViewportSize(320, 640));
    }

    Visitor inTheDark(String username) {
        return as(username, options -> options.setColorScheme(ColorScheme.DARK));
    }

    /** Somebody whom nobody knows yet. */
    Visitor stranger() {
        return visitor(options -> {});
    }

    /** Somebody whom nobody knows yet, at another Casebook than the one that all visit. */
    Visitor strangerAt(String home) {
        return visitor(options -> options.setBaseURL(home));
    }

    /** Somebody whose browser signs in by HTTP Basic, as for the interface. */
    Visitor byBasic(String username) {
        return visitor(options -> options.setHttpCredentials(username, "demo"));
    }

    private Visitor visitor(Consumer<Browser.NewContextOptions> setUp) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setBaseURL(home)
                .setLocale("en-GB")
                .setTimezoneId("Europe/London")
                .setViewportSize(1280, 900);
        setUp.accept(options);
        BrowserContext context = chromium.browser().newContext(options);
        context.setDefaultTimeout(15_000);
        return new Visitor(context, context.newPage());
    }

    private String signIn(String username) {
        try (Visitor visitor = stranger()) {
            visitor.signIn(username);
            return visitor.context().storageState();
        }
    }

    @Override
    public void close() throws IOException {
        chromium.close();
        casebook.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
