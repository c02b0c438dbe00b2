package casebook.query.reading;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** The Link header (RFC 8288) of a page of an answer: the same question, about another page. */
public final class Links {
    private final List<String> links = new ArrayList<>();

    /**
     * @param relation such as "next"
     * @param parameter the parameter that tells the pages apart
     * @param instead parameters to leave out
     */
    public Links add(String relation, String parameter, Object value, String... instead) {
        UriComponentsBuilder address = ServletUriComponentsBuilder.fromCurrentRequest()
                .scheme(null)
                .host(null)
                .port(null);
        for (String other : instead) {
            address.replaceQueryParam(other);
        }
        address.replaceQueryParam(parameter, value);
        links.add("<%s>; rel=\"%s\"".formatted(address.build().toUriString(), relation));
        return this;
    }

    public HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        if (!links.isEmpty()) {
            headers.set(HttpHeaders.LINK, String.join(", ", links));
        }
        return headers;
    }
}
