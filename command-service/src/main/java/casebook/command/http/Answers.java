package casebook.command.http;

import casebook.log.Receipt;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/** How a command that was carried out is answered. */
public final class Answers {
    private Answers() {}

    /** 201, or 200 where it had been recorded before, with the new version as ETag and where to see what became of it. */
    public static <T> ResponseEntity<T> recorded(Receipt receipt, String view, Object id, T body) {
        URI location = UriComponentsBuilder.fromPath(view).build(id);
        return ResponseEntity.status(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .eTag("\"" + receipt.version() + "\"")
                .location(location)
                .body(body);
    }
}
