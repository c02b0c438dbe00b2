package casebook.events;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words that stand for the constants of an enum in JSON and in what people type. */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E parse(Class<E> type, String what, String text) {
        String key = key(text);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> key(constant.name()).equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s is one of %s, not \"%s\""
                        .formatted(
                                what,
                                Arrays.stream(type.getEnumConstants())
                                        .map(Words::of)
                                        .collect(Collectors.joining(", ")),
                                Quotation.of(text))));
    }

    private static String key(String text) {
        return text.replaceAll("[\\s_-]", "").toUpperCase(Locale.ROOT);
    }
}
