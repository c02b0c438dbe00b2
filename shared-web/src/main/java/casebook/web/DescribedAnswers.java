package casebook.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Adds to the interface's description what holds for every operation: the problems that it may answer, and an example of
 * its success. An example is a resource {@code openapi/<operationId or schema>.<kind of text>} of the operation's module.
 */
@Component
class DescribedAnswers implements OpenApiCustomizer {
    private static final String JSON = "application/json";
    private static final String PROBLEM_JSON = "application/problem+json";

    private static final Map<String, String> ENDINGS = Map.of(
            JSON,
            "json",
            "application/jsonl",
            "jsonl",
            "application/x-ndjson",
            "ndjson",
            "text/event-stream",
            "sse",
            "text/markdown",
            "md",
            "text/plain",
            "txt");

    /** What the parts of an address stand for, wherever they occur. */
    private static final Map<String, String> PARTS = Map.of(
            "caseId", "Plan, reference and authority of a case, such as SES2011-1.2a-CBC",
            "plan", "A plan's code, such as SES2011",
            "code", "An authority's code, official code, name or alias, such as CBC",
            "view", "The view that stands still, as in /api/parked",
            "key", "What stands still in it, as in /api/parked",
            "number", "The number of a board paper, as in /api/papers",
            "size", "How many entries the checkpoint covers, or latest");

    private static final Map<String, Sample> SAMPLES = new TreeMap<>(Map.ofEntries(
            sample(
                    400,
                    "invalid",
                    "Something in the request is wrong in itself; errors names the fields, where there are any",
                    "\"narrative\" is missing."),
            sample(
                    401,
                    "not-signed-in",
                    "Not signed in",
                    "Sign in with your user name and password (HTTP Basic) or a bearer token."),
            sample(403, "not-your-role", "Not yours to see or do", "Your role does not allow this."),
            sample(404, "case-unknown", "Not in the record", "There is no case \"SES2011-9.9-CBC\"."),
            sample(
                    406,
                    "not-acceptable",
                    "The answer can't be had in that form",
                    "The answer can't be had in that form; send Accept: application/json."),
            sample(
                    409,
                    "case-closed",
                    "The record, as it stands, does not allow it",
                    "SES2011-1.2a-CBC is closed. Reopen it first."),
            sample(
                    412,
                    "stale",
                    "Changed since you saw it",
                    "This has changed since you read it: it is now at version 4. Read it again, then decide again."),
            sample(413, "content-too-large", "The body is too large", "The body is larger than 1 MiB."),
            sample(
                    415,
                    "unsupported-media-type",
                    "A body of that kind is not read here",
                    "A body of that kind is not read here; send it with Content-Type: application/json."),
            sample(
                    422,
                    "idempotency-key-reused",
                    "The body can be read but not taken",
                    "This Idempotency-Key came with another command before. Use a new key for each command."),
            sample(
                    428,
                    "precondition-required",
                    "If-Match is missing",
                    "Say which version you have seen in the header If-Match, such as If-Match: \"3\"."),
            sample(
                    429,
                    "too-many-commands",
                    "Too often; send the same request again after Retry-After seconds",
                    "You send more commands than are taken at a time. Nothing was recorded; send it again later."),
            sample(
                    503,
                    "record-unavailable",
                    "The record can't be reached; send the same request again after Retry-After seconds",
                    "The record can't be reached at the moment. Send the same request again in a few seconds.")));

    /** A problem as it may be answered with one status. */
    private record Sample(int status, String code, String description, String detail) {

        ApiResponse response() {
            ApiResponse response = new ApiResponse().description(description).content(content());
            if (status == 401) {
                response.addHeaderObject("WWW-Authenticate", header("The way to sign in", "Basic realm=\"Casebook\""));
            } else if (status == 429 || status == 503) {
                response.addHeaderObject("Retry-After", header("Seconds to wait", "5"));
            }
            return response;
        }

        Content content() {
            return new Content()
                    .addMediaType(
                            PROBLEM_JSON,
                            new MediaType()
                                    .schema(new Schema<>().$ref("#/components/schemas/Problem"))
                                    .example(example()));
        }

        private Map<String, Object> example() {
            Map<String, Object> example = new LinkedHashMap<>();
            example.put("type", "/problems/" + code);
            example.put("title", ProblemAnswers.title(code));
            example.put("status", status);
            example.put("detail", detail);
            example.put("instance", "/commands/cases/SES2011-1.2a-CBC/progress");
            example.put("correlationId", "df72a9ff-c74f-4f2a-9ab3-6569fdb0f3e3");
            if (code.equals("invalid")) {
                example.put("errors", List.of(Map.of("field", "narrative", "message", detail)));
            }
            return example;
        }
    }

    private static Map.Entry<String, Sample> sample(int status, String code, String description, String detail) {
        return Map.entry(Integer.toString(status), new Sample(status, code, description, detail));
    }

    @Override
    public void customise(OpenAPI description) {
        description.getComponents().addSchemas("Problem", problem());
        SAMPLES.forEach((status, sample) -> description.getComponents().addResponses(status, sample.response()));
        description
                .getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    describeParts(operation);
                    addSuccess(operation);
                    addProblems(operation, path.contains("{"), method.name().equals("POST"));
                }));
    }

    private static void describeParts(Operation operation) {
        Stream.ofNullable(operation.getParameters())
                .flatMap(List::stream)
                .filter(parameter -> parameter.getIn().equals("path") && parameter.getDescription() == null)
                .forEach((Parameter parameter) -> parameter.setDescription(PARTS.get(parameter.getName())));
    }

    private static void addSuccess(Operation operation) {
        operation.getResponses().forEach((status, response) -> {
            if (!status.startsWith("2")) {
                return;
            }
            response.addHeaderObject(
                    Correlation.HEADER, header("Finds the request in the log", "df72a9ff-c74f-4f2a-9ab3-6569fdb0f3e3"));
            Content content = response.getContent();
            if (content != null) {
                MediaType any = content.remove("*/*");
                if (any != null) {
                    content.addMediaType(JSON, any);
                }
                content.forEach((kind, media) -> addExample(String.valueOf(operation.getOperationId()), kind, media));
            }
        });
    }

    private static void addExample(String operationId, String kind, MediaType media) {
        String ending = ENDINGS.getOrDefault(kind, "txt");
        Schema<?> schema = media.getSchema();
        String name = schema == null || schema.get$ref() == null
                ? operationId
                : schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
        Stream.of(operationId, name)
                .map(candidate -> resource("openapi/%s.%s".formatted(candidate, ending)))
                .flatMap(Stream::ofNullable)
                .findFirst()
                .ifPresent(text -> media.setExample(ending.equals("json") ? tree(text) : text));
    }

    private static @Nullable String resource(String name) {
        ClassPathResource file = new ClassPathResource(name);
        try {
            return file.exists() ? file.getContentAsString(StandardCharsets.UTF_8) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object tree(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addProblems(Operation operation, boolean ofSomething, boolean post) {
        ApiResponses answers = operation.getResponses();
        Stream<String> statuses = Stream.of("400", "401", "406", "503");
        if (ofSomething) {
            statuses = Stream.concat(statuses, Stream.of("404"));
        }
        if (post) {
            statuses = Stream.concat(statuses, Stream.of("403", "409", "429"));
        }
        if (operation.getRequestBody() != null) {
            statuses = Stream.concat(statuses, Stream.of("413", "415", "422"));
        }
        statuses.forEach(status ->
                answers.computeIfAbsent(status, key -> new ApiResponse().$ref("#/components/responses/" + key)));
        // What a service says in words of its own has the same form.
        answers.forEach((status, answer) -> {
            Sample sample = SAMPLES.get(status);
            if (sample != null && answer.get$ref() == null) {
                answer.setContent(sample.content());
            }
        });
    }

    private static Schema<?> problem() {
        Schema<Object> problem = new ObjectSchema();
        problem.description("A refusal (RFC 9457). Some have more members, which /problems names.");
        problem.addProperty("type", text("/problems/ and the stable code; the address explains it"));
        problem.addProperty("title", text("The code in words"));
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("detail", text("For the user: the mistake and the remedy"));
        problem.addProperty("instance", text("The address that was asked"));
        problem.addProperty("correlationId", text("Finds the request in the log"));
        problem.addProperty("errors", errors());
        problem.required(List.of("type", "title", "status", "detail"));
        return problem;
    }

    private static Schema<?> errors() {
        Schema<Object> error = new ObjectSchema();
        error.addProperty("field", text("The field that is wrong"));
        error.addProperty("message", text("What is wrong with it"));
        return new ArraySchema()
                .items(error)
                .description("What is wrong, one by one; in an import with the row and the column");
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }

    private static Header header(String description, String example) {
        return new Header().description(description).schema(new StringSchema()).example(example);
    }
}
