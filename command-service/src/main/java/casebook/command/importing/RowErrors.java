package casebook.command.importing;

import casebook.command.deciding.Refusal;
import casebook.command.importing.Sheet.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Collects all that is wrong with a file's rows, so that it can be told at once. */
final class RowErrors {
    /** More than these are counted, but not shown. */
    static final int SHOWN = 200;

    private final Sheet sheet;
    private final List<RowError> errors = new ArrayList<>();

    RowErrors(Sheet sheet) {
        this.sheet = sheet;
    }

    /** The value of a cell, or nothing where it is empty or can't be read. */
    <T> Optional<T> read(Row row, Column column, Function<String, T> reader) {
        return row.cell(column).flatMap(text -> attempt(row, column, () -> reader.apply(text)));
    }

    /** What is made of a row's cells, or nothing where that was refused; the refusal is put down to this column. */
    <T> Optional<T> attempt(Row row, Column column, Supplier<T> making) {
        try {
            return Optional.of(making.get());
        } catch (IllegalArgumentException e) {
            add(row, column, String.valueOf(e.getMessage()));
        } catch (Refusal e) {
            add(row, column, e.sentence());
        }
        return Optional.empty();
    }

    /** Adds what is wrong with a cell, once where several cases of the row show it. */
    void add(Row row, Column column, String message) {
        RowError error = new RowError(
                row.number(), sheet.heading(column), row.cell(column).orElse(""), message);
        if (errors.isEmpty() || !errors.getLast().equals(error)) {
            errors.add(error);
        }
    }

    int count() {
        return errors.size();
    }

    List<RowError> of(Row row) {
        return errors.stream().filter(error -> error.row() == row.number()).toList();
    }

    List<RowError> all() {
        return List.copyOf(errors);
    }
}
