package casebook.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import casebook.log.EntryFilter;
import casebook.log.EventLog;
import casebook.log.LogStore.Direction;
import casebook.web.Caller;
import casebook.web.Gate;
import casebook.web.Matter;
import casebook.web.Right;
import casebook.web.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.webmvc.actuate.endpoint.web.WebMvcEndpointHandlerMapping;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Each endpoint of the whole application, asked by each role and by nobody, about the own and about another authority: the
 * answer is the one that the rules give. The endpoints are those that are mapped, so that a new one is asked too.
 */
class EndpointRulesTest {
    private static final String OWN = "CBC";
    private static final String OTHER = "BDC";

    /** The demo accounts, one for each role; an officer and an approver act for {@link #OWN}. */
    private static final Map<String, Role> PEOPLE = new LinkedHashMap<>();

    static {
        PEOPLE.put("officer.cbc", Role.OFFICER);
        PEOPLE.put("approver.cbc", Role.APPROVER);
        PEOPLE.put("auditor", Role.AUDITOR);
        PEOPLE.put("board", Role.BOARD);
        PEOPLE.put("admin", Role.ADMINISTRATOR);
        PEOPLE.put("metrics", Role.MONITOR);
    }

    private static final String NOBODY = "";

    /** What stands in an address for its variables and for the parameters that it can't do without. */
    private static final Map<String, String> SAMPLES = Map.ofEntries(
            Map.entry("caseId", "SES2011-1-COUNCIL"),
            Map.entry("code", "COUNCIL"),
            Map.entry("plan", "SES2011"),
            Map.entry("view", "cases"),
            Map.entry("key", "SES2011-1-COUNCIL"),
            Map.entry("size", "latest"),
            Map.entry("id", "nosuchid"),
            Map.entry("entry", "1"),
            Map.entry("field", "action"),
            Map.entry("form", "progress"),
            Map.entry("number", "1"),
            Map.entry("requiredMetricName", "jvm.info"),
            Map.entry("position", "POSITION"),
            Map.entry("from", "SIZE"),
            Map.entry("to", "SIZE"));

    /** The bodies of commands, by the end of their address. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry(
                    "/commands/cases",
                    "{'plan': 'SES2011', 'reference': '1', 'authority': 'COUNCIL', 'division': '1', 'action': 'Publish'}"),
            Map.entry("/progress", "{'status': 'on-track', 'narrative': 'Four of seven'}"),
            Map.entry("/deadline", "{'to': 'May 2018', 'reason': 'Late'}"),
            Map.entry("/responsibility", "{'to': 'Head of Policy'}"),
            Map.entry("/completion", "{'outcome': 'Done'}"),
            Map.entry("/reopening", "{'reason': 'Too early'}"),
            Map.entry("/withdrawal", "{'reason': 'Merged'}"),
            Map.entry("/corrections", "{'entry': 1, 'field': 'action', 'says': 'Publish all', 'reason': 'Typing'}"),
            Map.entry("/evidence", "{'title': 'Profiles', 'link': 'https://www.example.org/'}"),
            Map.entry(
                    "/commands/plans",
                    "{'plan': 'SES2011', 'title': 'Scheme', 'from': '2011-04-01', 'to': '2014-03-31',"
                            + " 'divisions': [{'code': '1', 'title': 'Communities'}]}"),
            Map.entry("/approvals", "{'body': 'COUNCIL Cabinet'}"),
            Map.entry("/adoption", "{}"),
            Map.entry("/closure", "{}"),
            Map.entry("/imports", "Ref,Division,Action,Authorities\n1,1,Publish,CBC; BDC\n"),
            Map.entry("/commands/papers", "{'title': 'Quarterly report'}"),
            Map.entry("/commands/authorities", "{'code': 'CBC', 'onsCode': 'E07000130', 'name': 'Charnwood'}"),
            Map.entry("/aliases", "{'alias': 'Charnwood'}"),
            Map.entry("/departure", "{'lastDay': '2018-03-31', 'reason': 'Left'}"),
            Map.entry("/api/tokens", "{'name': 'Performance system', 'authority': 'COUNCIL'}"));

    /** Where a request is forwarded to, and nobody gets by asking for it. */
    private static final Set<String> FROM_WITHIN = Set.of("/error", "/not-sent", "/sign-in/too-often");

    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)(?::[^/]+)?}");

    @TempDir
    static Path folder;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Map<String, String> SESSIONS = new HashMap<>();
    private static final Map<String, String> FORM_TOKENS = new HashMap<>();

    private static ConfigurableApplicationContext casebook;
    private static URI home;
    private static String size;

    /** What came of a request. */
    enum Answer {
        PASSES,
        NOT_SIGNED_IN,
        FORBIDDEN,
        NOT_THERE
    }

    /** @param right none where nobody has said, or where it is for the filters to say */
    record Endpoint(String method, String path, List<String> parameters, Right right) {
        boolean isOfTheInterface() {
            return Stream.of("/api", "/commands", "/actuator", "/openapi", "/problems")
                    .anyMatch(path::startsWith);
        }

        boolean isForm() {
            return method.equals("POST") && !isOfTheInterface();
        }

        /** Whether a filter answers it before any endpoint is reached. */
        boolean isSigningIn() {
            return isForm() && path.startsWith("/sign-in");
        }

        boolean isOfActuator() {
            return path.startsWith("/actuator");
        }

        boolean isCommand() {
            return path.startsWith("/commands/");
        }

        /** The address with what stands for its variables. */
        String about(String council) {
            Matcher variable = VARIABLE.matcher(path.replace("/**", "/readiness"));
            String address = variable.replaceAll(
                    found -> sample(path.startsWith("/problems/") ? "problem" : found.group(1), council));
            return parameters.isEmpty()
                    ? address
                    : address
                            + parameters.stream()
                                    .map(parameter -> parameter + "=" + sample(parameter, council))
                                    .collect(Collectors.joining("&", "?", ""));
        }

        /** Whose it is, where it is somebody's: an entry, a case, or a council's body. */
        @Nullable
        Matter matter(String council) {
            return switch (right) {
                // Which council's case is opened, and which body approved, is known only when the page's form is sent
                // on as a command.
                case POST_ON_CASE -> isCommand() || path.contains("{caseId}") ? Matter.of(council) : null;
                case RECORD_APPROVAL -> isCommand() ? Matter.of(council) : null;
                case CORRECT_ENTRY -> new Matter(council, "admin");
                case READ_AUDIT ->
                    path.contains("{position") || parameters.contains("position") ? Matter.of(council) : null;
                default -> null;
            };
        }

        private static String sample(String name, String council) {
            if (name.equals("problem")) {
                return "stale";
            }
            return Optional.ofNullable(SAMPLES.get(name))
                    .orElseThrow(() -> new AssertionError("Add a sample for {%s}".formatted(name)))
                    .replace("COUNCIL", council)
                    .replace("POSITION", Long.toString(opening(council)))
                    .replace("SIZE", size);
        }

        String body(String council) {
            Optional<Map.Entry<String, String>> sample = BODIES.entrySet().stream()
                    .filter(body -> path.endsWith(body.getKey()))
                    .max(Comparator.comparingInt(body -> body.getKey().length()));
            assertThat(sample.isPresent() || !isCommand())
                    .as("Add a body for %s", path)
                    .isTrue();
            return sample.map(Map.Entry::getValue)
                    .orElse("{}")
                    .replace("COUNCIL", council)
                    .replace('\'', '"');
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        casebook = SpringApplication.run(
                Casebook.class,
                "--server.port=0",
                "--casebook.data-dir=" + folder,
                "--casebook.mongodb-uri=",
                "--casebook.samples=false",
                "--casebook.demo-accounts=true");
        home = URI.create("http://localhost:" + casebook.getEnvironment().getRequiredProperty("local.server.port"));
        Teller admin = new Teller(CLIENT, home.getPort(), "admin");
        Map.of(OWN, "E07000130", OTHER, "E07000129")
                .forEach((code, onsCode) -> recorded(admin.post(
                        "/commands/authorities",
                        null,
                        json("{'code': '%s', 'onsCode': '%s', 'name': '%s Council', 'memberFrom': '2010-08-01'}"
                                .formatted(code, onsCode, code)))));
        recorded(admin.post(
                "/commands/plans",
                null,
                json("{'plan': 'SES2011', 'title': 'Scheme', 'from': '2011-04-01', 'to': '2014-03-31',"
                        + " 'draftedOn': '2011-01-01', 'divisions': [{'code': '1', 'title': 'Communities'}],"
                        + " 'approvalsRequired': ['CBC Cabinet', 'BDC Cabinet', 'Chief executives']}")));
        for (String body : List.of("CBC Cabinet", "BDC Cabinet", "Chief executives")) {
            recorded(admin.post(
                    "/commands/plans/SES2011/approvals",
                    null,
                    json("{'body': '%s', 'approvedOn': '2011-02-01'}".formatted(body))));
        }
        recorded(admin.post("/commands/plans/SES2011/adoption", null, json("{'adoptedOn': '2011-04-01'}")));
        Teller.Told imported = admin.post(
                "/commands/plans/SES2011/imports", null, "Ref,Division,Action,Authorities\n1,1,Publish,CBC; BDC\n");
        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
        size = admin.post("/api/checkpoints", null, "{}").json().path("size").asString();
        for (String person : PEOPLE.keySet()) {
            Browser browser = new Browser(home);
            browser.signIn(person, "demo");
            SESSIONS.put(person, browser.cookie("casebook"));
            FORM_TOKENS.put(person, Browser.token(browser.get("/sign-in")));
        }
    }

    private static void recorded(Teller.Told told) {
        assertThat(told.status()).as(told.body()).isEqualTo(201);
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    @AfterAll
    static void stop() {
        casebook.close();
    }

    /** The position at which the council's case was opened. */
    private static long opening(String council) {
        return casebook.getBean(EventLog.class)
                .find(EntryFilter.stream("SES2011-1-" + council), Direction.UPWARDS, 0, 1)
                .getFirst()
                .position();
    }

    @Test
    void every_endpoint_names_the_right_that_it_requires() {
        Collection<HandlerMethod> handlers = mapped().values();

        assertThat(handlers).hasSizeGreaterThan(50);
        assertThat(handlers)
                .allSatisfy(handler -> assertThat(Gate.required(handler))
                        .as(handler.toString())
                        .isPresent());
    }

    @Test
    void there_are_no_endpoints_of_kinds_that_nobody_guards() {
        casebook.getBeansOfType(HandlerMapping.class).forEach((name, mapping) -> {
            if (mapping instanceof AbstractUrlHandlerMapping addresses) {
                assertThat(addresses.getHandlerMap().values())
                        .as(name)
                        .allSatisfy(
                                handler -> assertThat(Gate.required(handler)).isPresent());
            } else if (mapping instanceof RouterFunctionMapping functions) {
                assertThat(functions.getRouterFunction()).as(name).isNull();
            }
        });
    }

    @Test
    void every_endpoint_answers_each_role_as_the_rules_say() {
        SoftAssertions softly = new SoftAssertions();
        for (Endpoint endpoint : endpoints()) {
            for (String person :
                    Stream.concat(PEOPLE.keySet().stream(), Stream.of(NOBODY)).toList()) {
                for (String council : List.of(OWN, OTHER)) {
                    softly.check(() -> assertThat(ask(endpoint, person, council))
                            .as("%s by %s about %s", endpoint, person.isEmpty() ? "nobody" : person, council)
                            .isEqualTo(expected(endpoint, person, council)));
                }
            }
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/access-log",
                "/api//access-log",
                "/api/./access-log",
                "/api/cases/../access-log",
                "/api/cases/%2e%2e/access-log",
                "/api/cases/..;/access-log",
                "/api/%61ccess-log",
                "/api%2faccess-log",
                "/api%252faccess-log",
                "/api\\access-log",
                "/api%5caccess-log",
                "/api/access-log/",
                "/api/access-log;a=b",
                "/api;a=b/access-log",
                "/;/api/access-log",
                "/api/access-log%2f",
                "/api/access-log%00",
                "/api/access-log%0d%0a",
                "/api/access-log%20",
                "/api/access-log.json",
                "/API/access-log",
                "/api/access-log?kind=audit&_method=POST",
                "/actuator/%65nv",
                "/actuator;/env",
                "/actuator//env",
                "/assets/../api/access-log",
                "/assets/%2e%2e/api/access-log",
                "/sign-in/../api/access-log",
                "http://localhost/api/access-log"
            })
    void no_way_of_writing_an_address_opens_what_is_closed(String address) throws IOException {
        for (String person : List.of(NOBODY, "officer.cbc")) {
            String answer = raw("GET", address, person, "");
            assertThat(answer).as(person).matches("(?s)HTTP/1.1 (30[12378]|40[0134]|414) ?.*");
            assertThat(answer).doesNotContain("accesses", "propertySources");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get"})
    void no_other_method_opens_what_is_closed(String method) throws IOException {
        for (String override : List.of("", "X-HTTP-Method-Override: GET\r\n", "X-HTTP-Method: GET\r\n")) {
            assertThat(raw(method, "/api/access-log", "officer.cbc", override))
                    .matches("(?s)HTTP/1.1 (40[0345]|501|200).*")
                    .doesNotContain("accesses");
            assertThat(raw(method, "/api/board", NOBODY, override)).matches("(?s)HTTP/1.1 (40[0145]|501).*");
        }
        assertThat(raw("GET", "/api/tokens", "officer.cbc", "X-HTTP-Method-Override: POST\r\n"))
                .startsWith("HTTP/1.1 404");
    }

    /** Sent as it is written, which no client would do. */
    private static String raw(String method, String address, String person, String headers) throws IOException {
        String credentials = person.equals(NOBODY) ? "" : "Authorization: " + basic(person) + "\r\n";
        try (Socket socket = new Socket(home.getHost(), home.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s%sContent-Length: 0\r\n\r\n"
                            .formatted(method, address, credentials, headers)
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Answer expected(Endpoint endpoint, String person, String council) {
        Right right = endpoint.right();
        if (right == Right.NONE) {
            return Answer.PASSES;
        }
        if (person.equals(NOBODY)) {
            // A form that comes without a session may be another site's; that is seen first.
            return endpoint.isForm() ? Answer.FORBIDDEN : Answer.NOT_SIGNED_IN;
        }
        Role role = PEOPLE.get(person);
        Caller caller = new Caller(person, person, Set.of(role), Set.of(OWN));
        Matter matter = endpoint.matter(council);
        if (caller.may(right) && (matter == null || caller.may(right, matter))) {
            return Answer.PASSES;
        }
        // That the service can be watched is no secret.
        boolean isSeen = endpoint.isOfActuator() || (right.seeing() != right && caller.may(right.seeing()));
        return isSeen ? Answer.FORBIDDEN : Answer.NOT_THERE;
    }

    private static Map<RequestMappingInfo, HandlerMethod> mapped() {
        return casebook.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods();
    }

    private static List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        mapped().forEach((info, handler) -> endpoints.addAll(
                endpoints(info, parameters(handler), Gate.required(handler).orElseThrow())));
        casebook.getBean(WebMvcEndpointHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, handler) -> endpoints.addAll(endpoints(info, List.of(), null)));
        return endpoints.stream()
                .filter(endpoint -> !FROM_WITHIN.contains(endpoint.path()) && !endpoint.isSigningIn())
                .sorted(Comparator.comparing(Endpoint::path))
                .toList();
    }

    private static List<Endpoint> endpoints(RequestMappingInfo info, List<String> parameters, @Nullable Right right) {
        Set<RequestMethod> given = info.getMethodsCondition().getMethods();
        Set<RequestMethod> methods = given.isEmpty() ? Set.of(RequestMethod.GET) : given;
        return info.getPatternValues().stream()
                .flatMap(path -> methods.stream()
                        .map(method -> new Endpoint(
                                method.name(), path, parameters, right == null ? ofActuator(path) : right)))
                .toList();
    }

    private static Right ofActuator(String path) {
        if (path.startsWith("/actuator/health")) {
            return Right.NONE;
        }
        return path.startsWith("/actuator/prometheus") || path.startsWith("/actuator/metrics")
                ? Right.READ_METERS
                : Right.OPERATE;
    }

    /** Those that it can't do without. */
    private static List<String> parameters(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class)
                        && !Map.class.isAssignableFrom(parameter.getParameterType()))
                .filter(parameter -> {
                    RequestParam given = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class));
                    return given.required() && given.defaultValue().equals(ValueConstants.DEFAULT_NONE);
                })
                .map(parameter -> {
                    String name = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class))
                            .name();
                    return name.isEmpty() ? parameter.getParameter().getName() : name;
                })
                .toList();
    }

    private static Answer ask(Endpoint endpoint, String person, String council) {
        HttpRequest.Builder request = HttpRequest.newBuilder(home.resolve(endpoint.about(council)));
        if (endpoint.isOfTheInterface()) {
            request.method(endpoint.method(), HttpRequest.BodyPublishers.ofString(endpoint.body(council)))
                    .header("Content-Type", endpoint.path().endsWith("/imports") ? "text/csv" : "application/json")
                    .header("If-Match", "*");
            if (!person.equals(NOBODY)) {
                request.header("Authorization", basic(person));
            }
            if (endpoint.isOfActuator()) {
                request.header("Accept", "*/*");
            }
        } else {
            String form = person.equals(NOBODY) ? "" : "_csrf=" + FORM_TOKENS.get(person);
            request.method(endpoint.method(), HttpRequest.BodyPublishers.ofString(form))
                    .header("Content-Type", "application/x-www-form-urlencoded");
            if (!person.equals(NOBODY)) {
                request.header("Cookie", "casebook=" + SESSIONS.get(person));
            }
        }
        return answer(endpoint, request.build());
    }

    /** Streams are not read: only what can be told from their head. */
    private static Answer answer(Endpoint endpoint, HttpRequest request) {
        try {
            HttpResponse<InputStream> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                int status = response.statusCode();
                String body = status >= 400 ? new String(in.readAllBytes(), StandardCharsets.UTF_8) : "";
                Answer told = answer(status, response.headers().firstValue("Location"), body);
                // What is open to everybody may have nothing to show.
                Answer answer = endpoint.right() == Right.NONE && told == Answer.NOT_THERE ? Answer.PASSES : told;
                if (endpoint.isCommand() && answer == Answer.PASSES) {
                    assertThat(status).as("%s: %s", endpoint, body).isIn(200, 201, 409);
                }
                assertThat(status).as("%s: %s", endpoint, body).isLessThan(500);
                return answer;
            }
        } catch (IOException e) {
            throw new AssertionError(endpoint.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Answer answer(int status, Optional<String> location, String body) {
        return switch (status) {
            case 401 -> Answer.NOT_SIGNED_IN;
            case 403 -> Answer.FORBIDDEN;
            case 404 ->
                !body.startsWith("{")
                                || body.contains("/problems/not-found")
                                || body.contains("/problems/entry-unknown")
                        ? Answer.NOT_THERE
                        : Answer.PASSES;
            default ->
                location.filter(to -> to.endsWith("/sign-in")).isPresent() ? Answer.NOT_SIGNED_IN : Answer.PASSES;
        };
    }

    private static String basic(String person) {
        return "Basic " + Base64.getEncoder().encodeToString((person + ":demo").getBytes(StandardCharsets.UTF_8));
    }
}
