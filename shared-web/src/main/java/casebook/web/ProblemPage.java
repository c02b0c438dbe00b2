package casebook.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/** Tells a problem to somebody who looks at pages. A service without pages has none, and answers JSON to everybody. */
public interface ProblemPage {
    String html(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem) throws IOException;

    /** Whether the caller asked for pages in so many words, as browsers do; what takes anything is given JSON. */
    static boolean isAskedFor(HttpServletRequest request) {
        try {
            List<MediaType> accepted = MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT));
            return accepted.stream().anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
