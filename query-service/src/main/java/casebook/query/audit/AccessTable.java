package casebook.query.audit;

import casebook.query.reading.Csv;
import casebook.web.accesslog.Access;
import casebook.web.accesslog.AccessFilter;
import casebook.web.accesslog.AccessLog;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The access log as a table to take away, the newest access first. */
@Component
final class AccessTable {
    private static final int AT_ONCE = 1000;

    private final AccessLog log;

    AccessTable(AccessLog log) {
        this.log = log;
    }

    void write(AccessFilter filter, HttpServletResponse response) throws IOException {
        List<Access> page = log.find(filter, Long.MAX_VALUE, AT_ONCE);
        response.setContentType(Csv.MEDIA_TYPE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"casebook-access-log.csv\"");
        // Not closed where it fails: what is cut off must not look whole.
        OutputStream out = new BufferedOutputStream(response.getOutputStream());
        write(out, Csv.row("id", "at", "kind", "outcome", "person", "from", "what", "correlationId"));
        while (!page.isEmpty()) {
            for (Access access : page) {
                write(out, row(access));
            }
            page = log.find(filter, page.getLast().id(), AT_ONCE);
        }
        out.flush();
    }

    private static String row(Access access) {
        return Csv.row(
                Long.toString(access.id()),
                access.at().toString(),
                access.kind().word(),
                access.outcome().word(),
                Objects.requireNonNullElse(access.person(), ""),
                access.from(),
                access.what(),
                access.correlationId());
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
