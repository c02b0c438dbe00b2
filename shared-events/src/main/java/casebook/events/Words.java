package casebook.events;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words that stand for the constants of an enum in JSON and in what people type. */
final class Words {
    /** The constants of an enum by the words for them. */
    private static final ClassValue<Map<String, Enum<?>>> BY_WORD = new ClassValue<>() {
        @Override
        protected Map<String, Enum<?>> computeValue(Class<?> type) {
            return Arrays.stream((Enum<?>[]) type.getEnumConstants())
                    .collect(Collectors.toUnmodifiableMap(Words::of, Function.identity()));
        }
    };

    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E parse(Class<E> type, String what, String text) {
        // As JSON has it, which is read by the million.
        Enum<?> exact = BY_WORD.get(type).get(text);
        if (exact != null) {
            return type.cast(exact);
        }
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
