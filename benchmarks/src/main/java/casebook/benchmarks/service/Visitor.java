package casebook.benchmarks.service;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who has signed in to the pages and follows their links. */
final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)");
    private static final int MOST_PAGES = 40;

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI address;

    Visitor(RunningCasebook casebook, String user) throws IOException, InterruptedException {
        address = casebook.address();
        Matcher token = TOKEN.matcher(get("/sign-in").body());
        if (!token.find()) {
            throw new IOException("The page to sign in on has no form");
        }
        HttpResponse<Void> answer = http.send(
                HttpRequest.newBuilder(address.resolve("/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("username=%s&password=demo&_csrf=%s"
                                .formatted(user, URLEncoder.encode(token.group(1), StandardCharsets.UTF_8))))
                        .build(),
                BodyHandlers.discarding());
        String to = answer.headers().firstValue("Location").orElse("");
        if (answer.statusCode() != 302 || to.contains("refused")) {
            throw new IOException("%s could not sign in: %d %s".formatted(user, answer.statusCode(), to));
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
    }

    /** A page of each kind that links lead to from the home page, by its kind: its address without what names one thing. */
    Map<String, String> pages() throws IOException, InterruptedException {
        Map<String, String> pages = new LinkedHashMap<>();
        Deque<String> next = new ArrayDeque<>();
        next.add("/");
        pages.put("/", "/");
        while (!next.isEmpty()) {
            HttpResponse<String> page = get(next.remove());
            for (Matcher link = LINK.matcher(page.body()); link.find() && pages.size() < MOST_PAGES; ) {
                String path = link.group(1).replace("&amp;", "&");
                String kind = kind(path);
                if (!pages.containsKey(kind) && isPage(path)) {
                    pages.put(kind, path);
                    next.add(path);
                }
            }
        }
        return pages;
    }

    private boolean isPage(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        return answer.statusCode() == 200
                && answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
    }

    private static String kind(String path) {
        int query = path.indexOf('?');
        return (query < 0 ? path : path.substring(0, query)).replaceAll("/[^/]*[A-Z0-9][^/]*", "/…");
    }

    Duration firstByte(String path) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<java.io.InputStream> answer =
                http.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofInputStream());
        try (java.io.InputStream body = answer.body()) {
            if (answer.statusCode() != 200 || body.read() < 0) {
                throw new IOException("%s was answered by %d".formatted(path, answer.statusCode()));
            }
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            var unused = body.readAllBytes();
            return took;
        }
    }
}
