package casebook.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;

import casebook.query.pages.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What holds for every page, whatever it shows: no barrier that axe-core finds, valid HTML, nothing that stands out of a
 * narrow screen, one heading of the first rank. The pages are those that are mapped: a new one needs examples here.
 */
@ExtendWith(Visits.Guide.class)
class AllPagesTest {
    private static final HtmlChecker HTML = new HtmlChecker();

    /**
     * A page as somebody sees it.
     *
     * @param route as it is mapped
     * @param username absent for a stranger
     */
    record Example(String route, String username, String address, int status) {
        static Example of(String route, String username, String address) {
            return new Example(route, username, address, 200);
        }

        @Override
        public String toString() {
            return username + " " + address;
        }
    }

    private static final String FORMS =
            "/cases/{caseId}/{form:progress|deadline|completion|reopening|responsibility|evidence|withdrawal}";

    /** Pages that have no route of their own. */
    private static final String ANY = "";

    static Stream<Example> examples() {
        return Stream.of(
                Example.of("/", "officer.cbc", "/"),
                Example.of("/", "board", "/"),
                Example.of("/", "admin", "/"),
                Example.of("/sign-in", "", "/sign-in"),
                Example.of("/sign-in", "", "/sign-in?refused"),
                Example.of("/sign-in", "", "/sign-in?signed-out"),
                Example.of("/help", "", "/help"),
                Example.of("/help", "auditor", "/help"),
                Example.of("/help/accessibility", "", "/help/accessibility"),
                Example.of("/cases", "officer.cbc", "/cases"),
                Example.of("/cases", "board", "/cases?authority=OWBC&rag=red&sort=due"),
                Example.of("/cases", "board", "/cases?text=nothing-is-like-that"),
                new Example("/cases", "board", "/cases?rag=purple", 400),
                new Example("/cases", "board", "/cases?page=9999", 404),
                Example.of("/cases/open", "officer.cbc", "/cases/open"),
                Example.of("/cases/open/{plan}", "officer.cbc", "/cases/open/CBC2016"),
                Example.of("/cases/open/{plan}", "officer.bdc", "/cases/open/SES2011"),
                new Example("/cases/open/{plan}", "officer.bdc", "/cases/open/CBC2016", 403),
                new Example("/cases/open/{plan}", "auditor", "/cases/open/CBC2016", 403),
                Example.of("/cases/{caseId}", "officer.cbc", "/cases/CBC2016-3.1-CBC"),
                Example.of("/cases/{caseId}", "auditor", "/cases/CBC2016-2.1-CBC"),
                new Example("/cases/{caseId}", "auditor", "/cases/CBC2016-9.9-CBC", 404),
                Example.of(FORMS, "officer.cbc", "/cases/CBC2016-3.1-CBC/progress"),
                Example.of(FORMS, "officer.cbc", "/cases/CBC2016-3.1-CBC/deadline"),
                Example.of(FORMS, "officer.cbc", "/cases/CBC2016-3.1-CBC/evidence"),
                new Example(FORMS, "officer.cbc", "/cases/CBC2016-3.1-CBC/reopening", 409),
                new Example(FORMS, "officer.bdc", "/cases/CBC2016-3.1-CBC/progress", 403),
                Example.of(
                        "/cases/{caseId}/corrections/{entry}", "approver.cbc", "/cases/CBC2016-3.1-CBC/corrections/3"),
                Example.of(
                        "/cases/{caseId}/corrections/{entry}/{field}",
                        "approver.cbc",
                        "/cases/CBC2016-3.1-CBC/corrections/3/narrative"),
                Example.of("/board", "board", "/board"),
                Example.of("/board", "board", "/board?plan=SES2011&describing=31+March+2018"),
                new Example("/board", "board", "/board?describing=soon", 400),
                new Example("/board", "board", "/board?asOf=2099-01-01&plan=SES2011", 400),
                new Example("/cases", "board", "/cases?dueBy=soon&asOf=", 400),
                new Example("/cases", "board", "/cases?asOf=tomorrow", 400),
                Example.of("/authorities", "board", "/authorities"),
                Example.of("/authorities/{code}", "board", "/authorities/CBC"),
                new Example("/authorities/{code}", "board", "/authorities/CBC?asOf=soon&on=31+March+2018", 400),
                new Example("/cases/{caseId}", "board", "/cases/CBC2016-3.1-CBC?asOf=2099-01-01", 400),
                Example.of("/audit", "auditor", "/audit"),
                Example.of("/audit", "auditor", "/audit?person=nobody"),
                new Example("/audit", "auditor", "/audit?kind=nonsense", 400),
                new Example("/audit", "auditor", "/audit?recordedFrom=yesterday", 400),
                Example.of("/audit/{position:\\d+}", "auditor", "/audit/1"),
                Example.of("/audit/checkpoints", "auditor", "/audit/checkpoints"),
                Example.of("/audit/checkpoints", "officer.cbc", "/audit/checkpoints?before=1"),
                Example.of("/plans", "board", "/plans"),
                Example.of("/plans", "admin", "/plans"),
                Example.of("/plans/{plan}", "board", "/plans/CBC2016"),
                Example.of("/plans/{plan}", "admin", "/plans/SES2011"),
                Example.of("/plans/{plan}/approvals", "admin", "/plans/CBC2016/approvals"),
                Example.of("/plans/{plan}/adoption", "admin", "/plans/CBC2016/adoption"),
                Example.of("/plans/{plan}/closure", "admin", "/plans/CBC2016/closure"),
                Example.of("/plans/{plan}/imports", "admin", "/plans/CBC2016/imports"),
                new Example("/plans/{plan}/imports", "officer.cbc", "/plans/CBC2016/imports", 403),
                new Example("/plans/{plan}/imports/{id}", "admin", "/plans/CBC2016/imports/none", 404),
                Example.of("/administration", "admin", "/administration"),
                Example.of("/administration", "auditor", "/administration"),
                Example.of("/administration/authorities", "admin", "/administration/authorities"),
                Example.of("/administration/authorities/register", "admin", "/administration/authorities/register"),
                Example.of(
                        "/administration/authorities/{code}/aliases",
                        "admin",
                        "/administration/authorities/CBC/aliases"),
                Example.of(
                        "/administration/authorities/{code}/departure",
                        "admin",
                        "/administration/authorities/CBC/departure"),
                Example.of("/administration/plans/draft", "admin", "/administration/plans/draft"),
                Example.of("/administration/parked", "admin", "/administration/parked"),
                Example.of("/administration/views", "admin", "/administration/views"),
                Example.of("/administration/views", "auditor", "/administration/views"),
                Example.of("/administration/access-log", "admin", "/administration/access-log"),
                Example.of("/administration/access-log", "auditor", "/administration/access-log?outcome=refused"),
                new Example(
                        "/administration/access-log",
                        "auditor",
                        "/administration/access-log?from=yesterday&kind=x",
                        400),
                new Example("/administration/access-log", "board", "/administration/access-log", 404),
                Example.of("/administration/tokens", "admin", "/administration/tokens"),
                Example.of("/administration/tokens/hand-out", "admin", "/administration/tokens/hand-out"),
                new Example(
                        "/administration/tokens/{id}/revocation",
                        "admin",
                        "/administration/tokens/none/revocation",
                        404),
                Example.of("/compare", "board", "/compare"),
                Example.of("/compare", "board", "/compare?from=position%3D20&to=position%3D380"),
                Example.of("/compare", "board", "/compare?from=P-1D&to=P0D&describing=2018-03-31&on=2018-05-01"),
                Example.of("/papers", "board", "/papers"),
                Example.of("/papers", "auditor", "/papers"),
                new Example("/papers/{number:\\d+}", "auditor", "/papers/99", 404),
                new Example("/papers/{number:\\d+}/check", "board", "/papers/99/check", 404),
                Example.of("/cases/{caseId}/steps", "auditor", "/cases/CBC2016-3.1-CBC/steps?asOf="),
                Example.of("/cases/{caseId}/steps/{entry}", "auditor", "/cases/CBC2016-3.1-CBC/steps/2"),
                Example.of("/audit/steps", "auditor", "/audit/steps"),
                Example.of("/audit/steps/{position}", "auditor", "/audit/steps/1"),
                Example.of("/cases/{caseId}", "auditor", "/cases/CBC2016-3.1-CBC?asOf=position%3D395"),
                Example.of("/board", "board", "/board?asOf=2011-01-01"),
                new Example(ANY, "board", "/no-such-page", 404));
    }

    @Test
    void every_page_that_is_mapped_has_an_example(Visits visits) {
        Set<String> mapped = visits
                .casebook()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(mapping ->
                        AnnotatedElementUtils.hasAnnotation(mapping.getValue().getBeanType(), Page.class))
                .filter(mapping ->
                        isPage(mapping.getValue()) && !mapping.getValue().hasMethodAnnotation(ResponseBody.class))
                .filter(mapping ->
                        mapping.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getKey().getPatternValues().stream())
                .collect(Collectors.toSet());
        Set<String> exemplified = examples().map(Example::route).collect(Collectors.toSet());

        assertThat(mapped)
                .hasSizeGreaterThan(10)
                .allSatisfy(route -> assertThat(exemplified).contains(route));
    }

    private static boolean isPage(HandlerMethod handler) {
        Class<?> answer = handler.getReturnType().getParameterType();
        return answer == String.class || answer == ModelAndView.class;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_page_is_open_to_everybody_who_may_see_it(Example example, Visits visits) {
        try (Visitor visitor = example.username().isEmpty() ? visits.stranger() : visits.as(example.username())) {
            assertThat(visitor.goTo(example.address())).isEqualTo(example.status());
            assertThat(visitor.page().title()).endsWith(" – Casebook");
            assertThat(visitor.page().locator("h1").count()).isEqualTo(1);
            assertThat(visitor.page()
                            .locator("[style], style, script:not([src])")
                            .count())
                    .as("what the policy forbids")
                    .isZero();
            assertThat(visitor.barriers()).isEmpty();

            visitor.page()
                    .emulateMedia(
                            new com.microsoft.playwright.Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertThat(visitor.barriers()).as("in the dark").isEmpty();

            visitor.page().setViewportSize(320, 640);
            assertThat(visitor.scrollsSideways()).as("sideways at 320 px").isFalse();
            visitor.unfold();
            assertThat(visitor.scrollsSideways())
                    .as("sideways at 320 px, unfolded")
                    .isFalse();
            assertThat(visitor.brokenWords()).as("broken at 320 px").isEmpty();

            visitor.page().setViewportSize(768, 1024);
            assertThat(visitor.lyingOverOthers())
                    .as("lying over others on a tablet")
                    .isEmpty();

            // What a screen of 1280 px has at 200 %.
            visitor.page().setViewportSize(640, 450);
            assertThat(visitor.scrollsSideways()).as("sideways at 200 %").isFalse();
            assertThat(visitor.cutOff()).as("cut off at 200 %").isEmpty();

            assertThat(HTML.mistakes(visitor.source())).isEmpty();
        }
    }

    @Test
    void no_two_pages_have_one_title(Visits visits) {
        try (Visitor board = visits.as("board")) {
            List<String> titles = Stream.of("/", "/cases", "/authorities", "/board", "/audit", "/help")
                    .map(address -> {
                        board.goTo(address);
                        return board.page().title();
                    })
                    .toList();
            assertThat(titles).doesNotHaveDuplicates();
        }
    }
}
