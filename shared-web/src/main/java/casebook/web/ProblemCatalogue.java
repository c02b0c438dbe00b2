package casebook.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Every problem by its code, read from docs/problems.md, which is packaged with the code. */
@Component
class ProblemCatalogue {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\d{3}(?: or \\d{3})*) \\| (.+) \\| (.+) \\|$");

    private final String page;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** A line of the page. The status is a text, since a code may come with either of two. */
    record Entry(String type, String status, String meaning, String remedy) {}

    ProblemCatalogue() {
        try {
            page = new ClassPathResource("problems.md").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            entries.put(row.group(1), new Entry("/problems/" + row.group(1), row.group(2), row.group(3), row.group(4)));
        }
    }

    String page() {
        return page;
    }

    Optional<Entry> find(String code) {
        return Optional.ofNullable(entries.get(code));
    }
}
