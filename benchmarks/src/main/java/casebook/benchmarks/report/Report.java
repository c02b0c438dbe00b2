package casebook.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The figures of one run and the conditions under which they were measured. */
public final class Report {
    private static final String BEGIN = "<!-- results: written by the benchmarks -->";
    private static final String END = "<!-- end of results -->";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Map<String, String> conditions;
    private final List<Result> results;

    public Report(Map<String, String> conditions, List<Result> results) {
        this.conditions = new LinkedHashMap<>(conditions);
        this.results = List.copyOf(results);
    }

    /** For the console. */
    public String text() {
        StringBuilder text = new StringBuilder("\n");
        conditions.forEach((name, value) -> text.append("%s: %s%n".formatted(name, value)));
        for (Result result : results) {
            text.append("%n%s %s: %s (to reach: %s)%n"
                    .formatted(
                            result.passes() ? "reached" : "MISSED ",
                            result.question(),
                            spread(result.reached(), result.target().unit()),
                            result.target()));
            result.measured()
                    .sides()
                    .forEach((side, samples) ->
                            text.append("          %s: %s%n".formatted(side, spread(samples, result.unit()))));
        }
        return text.toString();
    }

    /**
     * Writes results.json and a chart for each question into the folder, and the tables into the page's section of
     * results.
     */
    public void write(Path folder, @Nullable Path page) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("results.json"), JSON.writeValueAsString(json()) + "\n");
        Map<String, Result> charts = new LinkedHashMap<>();
        results.forEach(result -> charts.putIfAbsent(result.chart(), result));
        for (Result result : charts.values()) {
            Charts.write(result, folder.resolve(chartFile(result)));
        }
        Path target = page == null ? folder.resolve("results.md") : page;
        String before = Files.exists(target) ? Files.readString(target) : BEGIN + "\n" + END + "\n";
        int begin = before.indexOf(BEGIN);
        int end = before.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException("%s has no section of results: %s … %s".formatted(target, BEGIN, END));
        }
        String link = target.toAbsolutePath()
                .resolveSibling("")
                .relativize(folder.toAbsolutePath())
                .toString();
        Files.writeString(
                target,
                before.substring(0, begin) + BEGIN + "\n" + markdown(link.isEmpty() ? "" : link + "/") + "\n"
                        + before.substring(end));
    }

    private Map<String, Object> json() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Result result : results) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("benchmark", result.benchmark());
            row.put("question", result.question());
            row.put("target", result.target().toString());
            row.put("reached", numbers(result.reached()));
            row.put("passes", result.passes());
            row.put("unit", result.unit());
            Map<String, Object> sides = new LinkedHashMap<>();
            result.measured().sides().forEach((side, samples) -> sides.put(side, numbers(samples)));
            row.put("sides", sides);
            rows.add(row);
        }
        return Map.of("conditions", conditions, "results", rows);
    }

    private static Map<String, Object> numbers(Samples samples) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("median", samples.median());
        numbers.put("min", samples.min());
        numbers.put("max", samples.max());
        numbers.put("rounds", samples.values());
        return numbers;
    }

    private String markdown(String folder) {
        StringBuilder page =
                new StringBuilder("\n| figure | to reach | reached | lowest to highest | |\n|---|---|---|---|---|\n");
        for (Result result : results) {
            page.append("| %s | %s | %s | %s | %s |\n"
                    .formatted(
                            result.question(),
                            result.target(),
                            withUnit(result.reached().median(), result.target().unit()),
                            range(result.reached()),
                            result.passes() ? "reached" : "**missed**"));
        }
        page.append("\n### What was measured\n");
        String chart = "";
        for (Result result : results) {
            if (!result.chart().equals(chart)) {
                chart = result.chart();
                page.append("\n![%s](%s%s)\n\n| %s | median | lowest to highest |\n|---|---|---|\n"
                        .formatted(chart, folder, chartFile(result), chart));
                result.measured()
                        .sides()
                        .forEach((side, samples) -> page.append("| %s | %s | %s |\n"
                                .formatted(side, withUnit(samples.median(), result.unit()), range(samples))));
            }
        }
        page.append("\n### On what\n\n| | |\n|---|---|\n");
        conditions.forEach((name, value) -> page.append("| %s | %s |\n".formatted(name, value)));
        return page.toString();
    }

    private static String chartFile(Result result) {
        return result.chart().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".svg";
    }

    private static String spread(Samples samples, String unit) {
        return samples.values().size() == 1
                ? withUnit(samples.median(), unit)
                : "%s (%s)".formatted(withUnit(samples.median(), unit), range(samples));
    }

    private static String withUnit(double number, String unit) {
        return (Figures.of(number) + " " + unit).strip();
    }

    private static String range(Samples samples) {
        return samples.values().size() == 1 ? "" : Figures.of(samples.min()) + " – " + Figures.of(samples.max());
    }
}
