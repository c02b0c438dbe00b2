package casebook.query.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What a page of the audit asks for, and the addresses at which the same is asked in another way. */
record Asking(Selection selection) {

    public boolean isFiltered() {
        return !parameters().isEmpty();
    }

    public @Nullable String authority() {
        return selection.authority();
    }

    public @Nullable String caseId() {
        return selection.caseId();
    }

    public @Nullable String plan() {
        return selection.plan();
    }

    public @Nullable String kind() {
        return selection.kind();
    }

    public @Nullable String person() {
        return selection.person();
    }

    public @Nullable String recordedFrom() {
        return selection.recordedFrom();
    }

    public @Nullable String recordedTo() {
        return selection.recordedTo();
    }

    /** The same selection at that path. */
    public String address(String path) {
        return with(path, null, 0);
    }

    /** Its entries before that position. */
    public String below(long position) {
        return with("/audit", "before", position);
    }

    /** Its entries after that position. */
    public String above(long position) {
        return with("/audit", "after", position);
    }

    /** Where is told how many more of them there are after that position. */
    public String news(long position) {
        return with("/audit/news", "after", position);
    }

    private String with(String path, @Nullable String bookmark, long position) {
        Map<String, String> parameters = parameters();
        if (bookmark != null) {
            parameters.put(bookmark, Long.toString(position));
        }
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        parameters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(parameters).toUriString();
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "authority", authority());
        put(parameters, "case", caseId());
        put(parameters, "plan", plan());
        put(parameters, "kind", kind());
        put(parameters, "person", person());
        put(parameters, "recordedFrom", recordedFrom());
        put(parameters, "recordedTo", recordedTo());
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
