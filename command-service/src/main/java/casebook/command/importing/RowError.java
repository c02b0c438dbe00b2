package casebook.command.importing;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a cell, and what to do about it.
 *
 * @param row as a spreadsheet numbers it: the first row of the file is 1
 * @param column the heading as it is written in the file, absent where the row as a whole is wrong
 * @param value what the cell holds, shortened
 */
public record RowError(
        int row, @Nullable String column, @Nullable String value, String message) {
    private static final int LONGEST = 100;

    public RowError {
        column = shortened(column);
        value = shortened(value);
    }

    RowError(int row, String message) {
        this(row, null, null, message);
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
