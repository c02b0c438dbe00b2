package casebook.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Problems that arise before a controller is reached, answered like all others. */
final class ContainerProblems {
    /** Whose own code docs/problems.md explains. */
    private static final Set<HttpStatus> EXPLAINED = Set.of(
            HttpStatus.NOT_FOUND,
            HttpStatus.METHOD_NOT_ALLOWED,
            HttpStatus.NOT_ACCEPTABLE,
            HttpStatus.CONTENT_TOO_LARGE,
            HttpStatus.UNSUPPORTED_MEDIA_TYPE);

    private ContainerProblems() {}

    /** What a filter refused by {@code sendError}. */
    @Controller
    static class Dispatched implements ErrorController {

        @Requires(Right.NONE)
        @RequestMapping("/error")
        void answer(HttpServletRequest request) {
            Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
            throw problem(status instanceof Integer code ? code : HttpStatus.NOT_FOUND.value());
        }
    }

    /** What the server itself refuses: a request line or a header that is none. */
    @Component
    static class OfTomcat implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

        @Override
        public void customize(ConfigurableTomcatWebServerFactory factory) {
            factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(Valve.class.getName());
                }
            });
        }
    }

    /** Writes a problem where Tomcat would write a page with its version. */
    public static final class Valve extends ErrorReportValve {
        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            Problem problem = problem(status);
            try {
                response.setContentType("application/problem+json");
                response.setCharacterEncoding(StandardCharsets.UTF_8.name());
                Writer writer = response.getReporter();
                if (writer != null) {
                    // Every part of it is a constant of ours, so nothing needs escaping.
                    writer.write("{\"type\":\"/problems/%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                            .formatted(
                                    problem.code(), problem.status().getReasonPhrase(), status, problem.getMessage()));
                    response.finishResponse();
                }
            } catch (IOException e) {
                container.getLogger().debug("The caller has gone", e);
            }
        }
    }

    private static Problem problem(int code) {
        HttpStatus status = HttpStatus.resolve(code);
        if (status == null) {
            status = HttpStatus.BAD_REQUEST;
        }
        String detail = status.is5xxServerError()
                ? "Something went wrong on our side. Send the request again; if it fails again, tell your administrator."
                : "The request can't be read: " + status.getReasonPhrase() + ".";
        return new Problem(status, EXPLAINED.contains(status) ? ProblemAnswers.code(status) : general(status), detail);
    }

    private static String general(HttpStatus status) {
        return status.is5xxServerError() ? "internal-server-error" : "bad-request";
    }
}
