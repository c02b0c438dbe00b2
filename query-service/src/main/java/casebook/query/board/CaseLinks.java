package casebook.query.board;

import casebook.events.CaseId;
import casebook.events.PlanCode;
import casebook.query.cases.Rag;
import casebook.query.papers.Paper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Leads from a number on a page to the list of the cases that were counted: of the same plan, at the same moment.
 *
 * @param common the parameters that all links of the page have, as the page's own address has them
 */
record CaseLinks(Map<String, String> common) {
    private static final List<String> KEPT = List.of("plan", "on", "asOf", "describing");

    /** @param address the parameters of the page's own address */
    static CaseLinks ofPage(Map<String, String[]> address) {
        Map<String, String> common = new LinkedHashMap<>();
        KEPT.forEach(name -> Stream.ofNullable(address.get(name))
                .flatMap(Stream::of)
                .filter(value -> !value.isBlank())
                .findFirst()
                .ifPresent(value -> common.put(name, value)));
        return new CaseLinks(common);
    }

    /** To the cases that a paper counts: in the record up to its entry, with the colours of its day. */
    static CaseLinks ofPaper(Paper paper) {
        Map<String, String> common = new LinkedHashMap<>();
        PlanCode plan = paper.plan();
        if (plan != null) {
            common.put("plan", plan.value());
        }
        common.put("on", paper.on().toString());
        common.put("asOf", "position=" + paper.position());
        return new CaseLinks(common);
    }

    /** The same, with these parameters too. */
    CaseLinks and(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(common);
        all.putAll(more);
        return new CaseLinks(all);
    }

    /** To those of a council, of an area and of a colour; of all where one is absent. */
    public String to(@Nullable String authority, @Nullable String area, @Nullable Rag rag) {
        Map<String, @Nullable String> selected = new LinkedHashMap<>();
        selected.put("authority", authority);
        selected.put("area", area);
        selected.put("rag", rag == null ? null : rag.word());
        return with(selected);
    }

    /** To those that are overdue, of a council or of all. */
    public String overdue(@Nullable String authority) {
        Map<String, @Nullable String> selected = new LinkedHashMap<>();
        selected.put("authority", authority);
        selected.put("overdue", "true");
        return with(selected);
    }

    /** To a case at the same moment. */
    public String toCase(CaseId caseId) {
        Map<String, @Nullable String> moment = new LinkedHashMap<>(common);
        moment.remove("plan");
        return address(UriComponentsBuilder.fromPath("/cases").pathSegment(caseId.toString()), moment);
    }

    private String with(Map<String, @Nullable String> selected) {
        Map<String, @Nullable String> parameters = new LinkedHashMap<>(common);
        parameters.putAll(selected);
        parameters.values().removeIf(value -> value == null);
        return address(UriComponentsBuilder.fromPath("/cases"), parameters);
    }

    private static String address(UriComponentsBuilder address, Map<String, @Nullable String> parameters) {
        parameters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(parameters).toUriString();
    }
}
