package casebook.command.http;

import casebook.command.deciding.FieldError;
import casebook.command.deciding.Refusal;
import casebook.command.deciding.Texts;
import casebook.events.BritishDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the texts of a body into the values of a command and tells all that is missing or unreadable at once. Fields are
 * suppliers, to be asked inside of {@link #read}, where it is known that all could be read.
 */
public final class Form {
    /** Nothing but prose is longer. */
    private static final int LONGEST_VALUE = 300;

    private final List<FieldError> errors = new ArrayList<>();

    /** A text that must not be left out. */
    public Supplier<String> text(String field, @Nullable String text) {
        requirePresent(field, text);
        return () -> Objects.requireNonNull(text);
    }

    /** A text that must not be left out, and may be empty. */
    public Supplier<String> anyText(String field, @Nullable String text) {
        if (text == null) {
            errors.addAll(Texts.missing(field).errors());
        }
        return () -> Objects.requireNonNull(text);
    }

    /** A value that must not be left out. */
    public <T> Supplier<T> required(String field, @Nullable String text, Function<String, T> reader) {
        Optional<T> value = text == null || Texts.blank(text) ? Optional.empty() : attempt(field, text, reader);
        requirePresent(field, text);
        return value::orElseThrow;
    }

    /** A day that must not be left out. */
    public Supplier<LocalDate> requiredDate(String field, @Nullable String text) {
        return required(field, text, BritishDate::parse);
    }

    /** A day, or none where nothing is written. */
    public Optional<LocalDate> date(String field, @Nullable String text) {
        return optional(field, text, BritishDate::parse);
    }

    /** A value, or none where nothing is written. */
    public <T> Optional<T> optional(String field, @Nullable String text, Function<String, T> reader) {
        return attempt(
                        field,
                        text == null ? "" : text,
                        written -> Texts.leftOut(field, written)
                                ? Optional.<T>empty()
                                : Optional.of(reader.apply(written)))
                .flatMap(Function.identity());
    }

    /** Values, each of which must be there. */
    public <S, T> List<T> list(String field, @Nullable List<@Nullable S> items, Function<S, T> reader) {
        return items(field, items, (place, item) -> reader.apply(item));
    }

    /**
     * Values that have fields of their own, each of which must be there.
     *
     * @param reader of an item, who is told where it stands: divisions[0]
     */
    public <S, T> List<T> items(String field, @Nullable List<@Nullable S> items, BiFunction<String, S, T> reader) {
        List<T> values = new ArrayList<>();
        int index = 0;
        for (S item : items == null ? List.<@Nullable S>of() : items) {
            String place = "%s[%d]".formatted(field, index++);
            if (item == null) {
                errors.add(new FieldError(field, "\"%s\" has an empty item; remove it.".formatted(field)));
            } else {
                attempt(field, item, written -> reader.apply(place, written)).ifPresent(values::add);
            }
        }
        return values;
    }

    /** Makes the command. */
    public <T> T read(Supplier<T> command) {
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return command.get();
    }

    private void requirePresent(String field, @Nullable String text) {
        if (Texts.blank(text)) {
            errors.addAll(Texts.missing(field).errors());
        }
    }

    private static void requireReadable(String field, String text) {
        if (text.length() > LONGEST_VALUE) {
            throw Refusal.invalid(
                    field, "\"%s\" is longer than %d characters; shorten it.".formatted(field, LONGEST_VALUE));
        }
        Texts.requireShowable(field, text);
    }

    private <S, T> Optional<T> attempt(String field, S written, Function<S, T> reader) {
        try {
            if (written instanceof String text) {
                requireReadable(field, text);
            }
            return Optional.of(reader.apply(written));
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError(field, String.valueOf(e.getMessage())));
        } catch (Refusal e) {
            if (e.kind() != Refusal.Kind.INVALID) {
                throw e;
            }
            errors.addAll(e.errors());
        }
        return Optional.empty();
    }
}
