package casebook.query.importing;

import org.jspecify.annotations.Nullable;

/** What was said beside the file, as it was typed, for rows that don't say it themselves. */
record ImportQuestion(
        @Nullable String asAt,
        @Nullable String openedOn,
        @Nullable String status) {}
