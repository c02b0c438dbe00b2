package casebook.standalone;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a window: keeps cookies, goes where it is sent only when told to, and fills in forms. */
final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client;
    private final URI home;

    Browser(URI home) {
        this(home, InetAddress.getLoopbackAddress());
    }

    /** @param from the address of this machine that it asks from */
    Browser(URI home, InetAddress from) {
        this.home = home;
        this.client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .localAddress(from)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    HttpResponse<String> get(String address, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(home.resolve(address)).header("Accept", "text/html,*/*;q=0.8");
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> post(String address, Map<String, String> form) {
        return send(HttpRequest.newBuilder(home.resolve(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    HttpResponse<String> send(String method, String address, String body, String... headers) {
        return send(HttpRequest.newBuilder(home.resolve(address))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .headers(headers));
    }

    /** Goes on as long as the answers send it elsewhere. */
    HttpResponse<String> follow(HttpResponse<String> answer) {
        HttpResponse<String> last = answer;
        for (int steps = 0; isRedirect(last); steps++) {
            if (steps > 10) {
                throw new AssertionError("Sent round in circles: " + location(last));
            }
            last = get(last.uri().resolve(location(last)).toString());
        }
        return last;
    }

    HttpResponse<String> signIn(String username, String password) {
        return post("/sign-in", Map.of("username", username, "password", password, "_csrf", token(get("/sign-in"))));
    }

    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    String cookie(String name) {
        return cookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No cookie " + name + " among " + cookies()));
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    }

    /** The path, and what follows it, that an answer leads to. */
    String target(HttpResponse<String> answer) {
        return location(answer).replaceFirst("^https?://[^/]+", "");
    }

    static String token(HttpResponse<String> page) {
        Matcher token = TOKEN.matcher(page.body());
        if (!token.find()) {
            throw new AssertionError("No form here: " + page.statusCode() + " " + page.body());
        }
        return token.group(1);
    }

    private static boolean isRedirect(HttpResponse<String> answer) {
        return Arrays.asList(301, 302, 303, 307, 308).contains(answer.statusCode());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
