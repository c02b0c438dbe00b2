package casebook.command.http;

import casebook.command.dispatching.Origin;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How commands are read from requests, and how the interface's description says so. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration implements WebMvcConfigurer {
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
        return (operation, method) -> takesCommand(method) ? withHeaders(operation) : operation;
    }

    private static boolean takesCommand(HandlerMethod method) {
        return Arrays.asList(method.getMethod().getParameterTypes()).contains(Origin.class);
    }

    private static Operation withHeaders(Operation operation) {
        return operation
                .addParametersItem(new HeaderParameter()
                        .name(OriginArgument.IDEMPOTENCY_KEY)
                        .description(
                                "Your own name for this command. Sent again under the same key, it is recorded once"
                                        + " and answered as the first time.")
                        .schema(new StringSchema().example("0f1d7c2e-4a55-4c1f-9c43-5a8f3f0e2d11")))
                .addParametersItem(new HeaderParameter()
                        .name(HttpHeaders.IF_MATCH)
                        .description(
                                "The ETag that you have seen. Needed for each change of a case, but not for opening"
                                        + " one; honoured where it is given.")
                        .schema(new StringSchema().example("\"3\"")));
    }
}
