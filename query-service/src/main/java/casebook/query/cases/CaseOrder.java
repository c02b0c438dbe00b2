package casebook.query.cases;

import casebook.query.reading.Asked;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The orders in which cases can be listed. What a case has not stands last, upwards and downwards. */
final class CaseOrder {
    private static final Pattern NUMBER_OR_TEXT = Pattern.compile("\\d+|\\D+");

    private static final Map<String, Function<CaseSummary, @Nullable Comparable<?>>> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("plan", row -> row.plan().value());
        FIELDS.put("reference", row -> natural(row.reference().value()));
        FIELDS.put("authority", row -> row.authority().value());
        FIELDS.put("area", CaseSummary::area);
        FIELDS.put("status", CaseSummary::status);
        FIELDS.put("rag", CaseSummary::rag);
        FIELDS.put("due", CaseSummary::nextDue);
        FIELDS.put("slip", row -> row.slip().days());
        FIELDS.put("revisions", row -> row.slip().revisions());
        FIELDS.put("updated", CaseSummary::lastUpdatedOn);
    }

    static final Comparator<CaseSummary> USUAL = of("plan,reference,authority");

    private CaseOrder() {}

    /** @param fields names of fields by comma, each with a minus before it to have the greatest first */
    static Comparator<CaseSummary> asked(@Nullable String fields) {
        return fields == null ? USUAL : of(fields).thenComparing(USUAL);
    }

    private static Comparator<CaseSummary> of(String fields) {
        List<Comparator<CaseSummary>> comparators = new ArrayList<>();
        for (String field : fields.split(",", -1)) {
            String name = field.strip();
            boolean down = name.startsWith("-");
            Function<CaseSummary, @Nullable Comparable<?>> value = FIELDS.get(down ? name.substring(1) : name);
            if (value == null) {
                throw Asked.refusal(
                        "sort",
                        field,
                        FIELDS.keySet().stream()
                                .flatMap(each -> Arrays.asList(each, "-" + each).stream())
                                .toList());
            }
            comparators.add(by(value, down));
        }
        return comparators.stream().reduce(Comparator::thenComparing).orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Comparator<CaseSummary> by(Function<CaseSummary, @Nullable Comparable<?>> value, boolean down) {
        Comparator<Comparable<Object>> order = down ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(row -> (Comparable<Object>) value.apply(row), Comparator.nullsLast(order));
    }

    /** 1.2a stands before 1.10: numbers in it are padded, so that they compare as numbers. */
    static String natural(String reference) {
        StringBuilder padded = new StringBuilder();
        Matcher parts = NUMBER_OR_TEXT.matcher(reference);
        while (parts.find()) {
            String part = parts.group();
            padded.append(
                    Character.isDigit(part.charAt(0)) ? "0".repeat(Math.max(0, 30 - part.length())) + part : part);
        }
        return padded.toString();
    }
}
