package casebook.command.http;

import casebook.command.dispatching.Origin;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How commands are read from requests, and how the interface's description says so. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration implements WebMvcConfigurer {
    /** See docs/decisions/0002. */
    private static final Map<String, String> PROBLEMS = Map.of(
            "400", "Something in the command is wrong in itself; errors names the fields",
            "403", "Not yours to command",
            "404", "Not in the record",
            "409", "The record, as it stands, does not allow it",
            "412", "Changed since you saw it; version and ETag say where it is now",
            "422", "The Idempotency-Key came with another command before",
            "503", "Nothing is known to be recorded; send the same command again");

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Origin.class);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new OriginArgument());
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.addCustomConverter(new StrictJson());
    }

    @Bean
    GlobalOperationCustomizer commandHeaders() {
        return (operation, method) -> {
            if (takesCommand(method)) {
                boolean changesCase = changesCase(operation);
                nameAfterCommand(operation);
                addHeaders(operation, changesCase);
                addAnswers(operation.getResponses(), changesCase);
            }
            return operation;
        };
    }

    private static boolean takesCommand(HandlerMethod method) {
        return Arrays.asList(method.getMethod().getParameterTypes()).contains(Origin.class);
    }

    private static boolean changesCase(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> parameter.getName().equals("caseId"));
    }

    /** An operation is called as its command, which is its body. */
    private static void nameAfterCommand(Operation operation) {
        Content body = operation.getRequestBody().getContent();
        String schema = body.values().iterator().next().getSchema().get$ref();
        operation.setOperationId(StringUtils.uncapitalize(schema.substring(schema.lastIndexOf('/') + 1)));
    }

    private static void addHeaders(Operation operation, boolean changesCase) {
        operation
                .addParametersItem(new HeaderParameter()
                        .name(OriginArgument.IDEMPOTENCY_KEY)
                        .description(
                                "Your own name for this command. Sent again under the same key, it is recorded once"
                                        + " and answered as the first time.")
                        .schema(new StringSchema().example("0f1d7c2e-4a55-4c1f-9c43-5a8f3f0e2d11")))
                .addParametersItem(new HeaderParameter()
                        .name(HttpHeaders.IF_MATCH)
                        .required(changesCase)
                        .description(
                                changesCase
                                        ? "The ETag that you have seen, or * for whichever it is."
                                        : "The ETag that you have seen; honoured where it is given.")
                        .schema(new StringSchema().example("\"3\"")));
    }

    /** The first sending is answered 201, a repeat 200, both alike. */
    private static void addAnswers(ApiResponses answers, boolean changesCase) {
        ApiResponse repeated = answers.get("200");
        if (repeated != null) {
            answers.addApiResponse(
                    "201",
                    withHeaders(new ApiResponse()
                            .description("Recorded; ETag is the new version, Location the view")
                            .content(repeated.getContent())));
            withHeaders(repeated)
                    .description("Recorded before, under the same Idempotency-Key: the first answer again");
        }
        PROBLEMS.forEach(
                (status, description) -> answers.addApiResponse(status, new ApiResponse().description(description)));
        if (changesCase) {
            answers.addApiResponse("428", new ApiResponse().description("If-Match is missing"));
        }
    }

    private static ApiResponse withHeaders(ApiResponse answer) {
        return answer.addHeaderObject(
                        HttpHeaders.ETAG,
                        new Header()
                                .description("The version that it has now")
                                .schema(new StringSchema())
                                .example("\"4\""))
                .addHeaderObject(
                        HttpHeaders.LOCATION,
                        new Header()
                                .description("Where to see what became of it")
                                .schema(new StringSchema())
                                .example("/api/cases/SES2011-1.2a-CBC"));
    }
}
