package casebook.query.reading;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;

/** Adds to the interface's description the headers of answers. */
@Component
class DescribedHeaders implements GlobalOperationCustomizer {
    private static final Set<String> PAGED = Set.of("listCases", "listEntries", "exportEntries", "listAccesses");
    private static final Set<String> PROVABLE = Set.of("showPaper");
    private static final Set<String> VERSIONED = Set.of("showCase", "showPlan");

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(JsonNode.class, new Schema<>().description("The event as it was recorded"));
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        ApiResponse success = operation.getResponses().get("200");
        if (success != null) {
            if (answers(method)) {
                success.addHeaderObject(PositionHeader.NAME, header("How much of the log the answer reflects", "422"));
            }
            if (PAGED.contains(operation.getOperationId())) {
                success.addHeaderObject(
                        HttpHeaders.LINK,
                        header(
                                "Where more of it is: first, prev, next and last page; of an export, its checkpoint",
                                "</api/cases?size=2&page=2>; rel=\"next\""));
            }
            if (PROVABLE.contains(operation.getOperationId())) {
                success.addHeaderObject(
                        HttpHeaders.LINK,
                        header(
                                "What proves it: the record, the checkpoint that covers it, and the proof of its entry",
                                "</api/checkpoints/covering/415>; rel=\"describedby\"; type=\"text/plain\""));
            }
            if (VERSIONED.contains(operation.getOperationId())) {
                success.addHeaderObject(HttpHeaders.ETAG, header("The version, to send as If-Match", "\"4\""));
            }
        }
        return operation;
    }

    private static boolean answers(HandlerMethod method) {
        ResolvableType type = ResolvableType.forMethodReturnType(method.getMethod());
        return Answer.class.isAssignableFrom(type.toClass())
                || Answer.class.isAssignableFrom(type.getGeneric(0).toClass());
    }

    private static Header header(String description, String example) {
        return new Header().description(description).schema(new StringSchema()).example(example);
    }
}
