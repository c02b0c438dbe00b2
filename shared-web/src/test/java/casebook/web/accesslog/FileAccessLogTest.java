package casebook.web.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import casebook.log.LogUnavailableException;
import casebook.web.accesslog.Access.Kind;
import casebook.web.accesslog.Access.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class FileAccessLogTest extends AccessLogContract {
    @TempDir
    Path folder;

    @Override
    AccessLog at(Instant now) {
        return on(new FileAccessStore(folder.resolve("access-log"), new JsonMapper()), now);
    }

    @Test
    void its_files_are_for_their_owner_alone() throws IOException {
        at(MORNING).record(Kind.SIGN_OUT, Outcome.GRANTED, "auditor", "::1", "POST /sign-out");

        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("access-log/2026-11-22.jsonl"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_line_that_was_cut_off_takes_no_other_with_it() throws IOException {
        at(MORNING).record(Kind.SIGN_OUT, Outcome.GRANTED, "auditor", "::1", "POST /sign-out");
        Files.writeString(folder.resolve("access-log/2026-11-22.jsonl"), "{\"id\":17953", StandardOpenOption.APPEND);
        at(MORNING.plusSeconds(1)).record(Kind.SIGN_OUT, Outcome.GRANTED, "board", "::1", "POST /sign-out");

        assertThat(at(MORNING).find(AccessFilter.ALL, Long.MAX_VALUE, 10))
                .extracting(Access::person)
                .containsExactly("board", "auditor");
    }

    @Test
    void what_can_not_be_written_is_not_taken_for_recorded() throws IOException {
        Files.writeString(folder.resolve("access-log"), "in the way");

        assertThatExceptionOfType(LogUnavailableException.class)
                .isThrownBy(() -> at(MORNING).record(Kind.AUDIT, Outcome.GRANTED, "auditor", "::1", "GET /api/audit"));
    }
}
