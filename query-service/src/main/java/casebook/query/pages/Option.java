package casebook.query.pages;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something to choose in a form.
 *
 * @param hint what more there is to say about it
 */
public record Option(String value, String text, @Nullable String hint) {
    public Option(String value, String text) {
        this(value, text, null);
    }

    /** One for each of these, in their order. */
    public static <T> List<Option> of(Collection<T> all, Function<T, ?> value, Function<T, String> text) {
        return all.stream()
                .map(one -> new Option(String.valueOf(value.apply(one)), text.apply(one)))
                .toList();
    }

    /** The same, below what stands for none of them. */
    public static List<Option> after(String none, List<Option> options) {
        return Stream.concat(Stream.of(new Option("", none)), options.stream()).toList();
    }
}
