package casebook.benchmarks.report;

import java.util.Locale;

/** Numbers as people read them: three digits that count, thousands set apart. */
final class Figures {
    private Figures() {}

    static String of(double number) {
        double size = Math.abs(number);
        if (size == Math.rint(size) && size < 1_000) {
            return "%.0f".formatted(number);
        }
        String form = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.UK, form, number);
    }
}
