package casebook.command.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ColumnTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ref                             | REF
            Action no.                      | REF
            No.                             | REF
            REFERENCE                       | REF
            Commitments                     | COMMITMENT
            Action required                 | ACTION
            What we will do                 | ACTION
            How will success be measured?   | OUTCOME
            Success measure(s)              | OUTCOME
            Responsibility/ Delivery Lead   | RESPONSIBLE
            Responsible Officer             | RESPONSIBLE
            Lead/Owner                      | RESPONSIBLE
            Target/Date                     | DEADLINE
            Date of completion              | DEADLINE
            By when?                        | DEADLINE
            Target date (month & year)      | DEADLINE
            Cross-ref to Partner authority  | AUTHORITIES
            Councils                        | AUTHORITIES
            Progress to date:               | PROGRESS
            Status / RAG                    | STATUS
            As at                           | AS_AT
            Date completed                  | COMPLETED_ON
            Status / comments               | STATUS
            Notes / Comments                | PROGRESS
            How will we know we’ve succeeded? | OUTCOME
            """)
    void a_heading_of_the_papers_is_understood(String heading, Column column) {
        assertThat(Column.of(heading)).contains(column);
    }

    @Test
    void a_heading_that_can_mean_two_things_is_refused() {
        assertThatThrownBy(() -> Column.of("Lead/Council"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Responsible or Authorities");
        assertThat(Column.of("Budget")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_heading_is_documented(Column column) throws IOException {
        String documentation = Files.readString(Path.of("..", "docs", "importing.md"));
        assertThat(documentation)
                .containsPattern("(?m)^\\| %s \\| .* \\| %s \\|$"
                        .formatted(
                                column.title(),
                                String.join(
                                        ", ",
                                        column.headings()
                                                .subList(1, column.headings().size()))));
    }
}
