package casebook.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.HtmlUtils;

/**
 * Whatever a page links to opens for who is shown the link, by the session alone. Of the links from one kind of page to another
 * some are followed: there are as many as there are cases and entries.
 */
@ExtendWith(Visits.Guide.class)
class LinksTest {
    private static final int OF_A_KIND = 3;

    private static final Pattern LINK = Pattern.compile("<a [^>]*?href=\"([^\"]*)\"");

    private final Deque<Link> ahead = new ArrayDeque<>();
    private final Set<String> known = new HashSet<>();
    private final Map<String, Integer> ofKind = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    /** An address, and the page that leads there. */
    private record Link(String from, String address) {}

    @ParameterizedTest
    @ValueSource(strings = {"officer.cbc", "approver.cbc", "auditor", "board", "admin"})
    void a_link_opens_for_who_is_shown_it(String username, Visits visits) {
        try (Visitor board = visits.withoutScript("board")) {
            board.goTo("/papers");
            board.fill("Title", "Followed by " + username);
            board.press("Publish");
        }
        RequestMappingHandlerMapping routes =
                visits.casebook().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        AllPagesTest.examples()
                .filter(example -> example.username().equals(username) && example.status() == 200)
                .map(AllPagesTest.Example::address)
                .filter(known::add)
                .forEach(address -> ahead.add(new Link("the examples", address)));
        try (Visitor visitor = visits.as(username)) {
            while (!ahead.isEmpty()) {
                follow(ahead.remove(), visitor, routes);
            }
        }
        assertThat(known).as("what was found").hasSizeGreaterThan(100);
        assertThat(broken).isEmpty();
    }

    private void follow(Link link, Visitor visitor, RequestMappingHandlerMapping routes) {
        APIResponse answer = get(visitor, link.address());
        if (!answer.ok() || answer.url().contains("/sign-in")) {
            broken.add("%s on %s answers %d".formatted(link.address(), link.from(), answer.status()));
        } else if (answer.headers().getOrDefault("content-type", "").startsWith("text/html")) {
            String page = answer.text();
            links(page).forEach(found -> note(link.address(), page, found, routes));
        }
    }

    private void note(String from, String page, String found, RequestMappingHandlerMapping routes) {
        if (found.startsWith("#")) {
            if (!page.contains("id=\"" + found.substring(1) + "\"")) {
                broken.add("%s leads to nothing on %s".formatted(found, from));
            }
            return;
        }
        URI to = URI.create("http://casebook" + from).resolve(found);
        if (!"casebook".equals(to.getHost())) {
            return;
        }
        String address = to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery());
        String kind = route(routes, path(from)) + " to " + route(routes, path(address));
        if (!known.contains(address) && ofKind.merge(kind, 1, Integer::sum) <= OF_A_KIND) {
            known.add(address);
            ahead.add(new Link(from, address));
        }
    }

    private static APIResponse get(Visitor visitor, String address) {
        return visitor.context()
                .request()
                .get(address, RequestOptions.create().setHeader("Accept", "text/html,*/*;q=0.8"));
    }

    private static Set<String> links(String page) {
        Set<String> links = new LinkedHashSet<>();
        LINK.matcher(page)
                .results()
                .map(link -> HtmlUtils.htmlUnescape(link.group(1)))
                .forEach(links::add);
        return links;
    }

    private static String path(String address) {
        return Stream.of(address.split("\\?", 2)).findFirst().orElseThrow();
    }

    private static String route(RequestMappingHandlerMapping routes, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        try {
            routes.getHandler(request);
        } catch (Exception e) {
            return path;
        }
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return route == null ? path : route.toString();
    }
}
