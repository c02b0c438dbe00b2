package casebook.standalone.pages;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Takes the README's pictures anew; not one of the tests: {@code mvn test -pl standalone -am -Dtest=Screenshots}. */
@ExtendWith(Visits.Guide.class)
class Screenshots {
    private static final Path PICTURES = Path.of("../docs/screenshots");

    @ParameterizedTest
    @CsvSource({
        "board, board, /board?plan=SES2011&describing=31+March+2014",
        "case, officer.cbc, /cases/CBC2016-3.1-CBC",
        "audit, auditor, /audit"
    })
    void take(String picture, String username, String address, Visits visits) {
        try (Visitor visitor = visits.as(username, options -> options.setViewportSize(1100, 1300))) {
            visitor.goTo(address);
            visitor.page().screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(picture + ".png")));
        }
    }
}
