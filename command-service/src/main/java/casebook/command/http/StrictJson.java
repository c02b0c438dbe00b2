package casebook.command.http;

import casebook.command.deciding.Refusal;
import casebook.events.Quotation;
import casebook.web.Problem;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads the bodies of commands, and nothing that could be read in two ways: one JSON object of at most 1 MiB, each
 * property known and given once.
 */
final class StrictJson implements HttpMessageConverter<CommandBody> {
    private static final int LARGEST = 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return CommandBody.class.isAssignableFrom(type)
                && (mediaType == null || MediaType.APPLICATION_JSON.isCompatibleWith(mediaType));
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(MediaType.APPLICATION_JSON);
    }

    @Override
    public CommandBody read(Class<? extends CommandBody> type, HttpInputMessage message) throws IOException {
        byte[] json = message.getBody().readNBytes(LARGEST + 1);
        if (json.length > LARGEST) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "content-too-large",
                    "The body is larger than 1 MiB; shorten it, or attach evidence as a link.");
        }
        try {
            CommandBody body = JSON.readValue(json, type);
            if (body == null) {
                throw malformed("The body is null; send a JSON object.");
            }
            return body;
        } catch (JacksonException e) {
            throw refusal(e);
        }
    }

    @Override
    public void write(CommandBody body, @Nullable MediaType mediaType, HttpOutputMessage message) {
        throw new UnsupportedOperationException("Bodies of commands are read only");
    }

    /** Jackson's own words name classes; these name the place and the remedy. */
    private static RuntimeException refusal(JacksonException e) {
        String field = Quotation.of(e.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(".")));
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                Refusal.invalid(field, "\"%s\" is not known here; known are: %s.".formatted(field, known(unknown)));
            case StreamConstraintsException tooMuch ->
                malformed("The JSON is nested too deeply, or holds a number or name that is too long.");
            case InputCoercionException outOfRange -> wrongType(field);
            case StreamReadException unreadable -> malformed(unreadable);
            default -> wrongType(field);
        };
    }

    private static RuntimeException wrongType(String field) {
        return field.isEmpty()
                ? malformed("The body is not a JSON object with the properties of this command.")
                : Refusal.invalid(
                        field,
                        "\"%s\" has a value of the wrong type; see /openapi.yaml for what it takes.".formatted(field));
    }

    private static String known(UnrecognizedPropertyException e) {
        Collection<Object> known = e.getKnownPropertyIds();
        return known == null
                ? "none"
                : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static Problem malformed(StreamReadException e) {
        TokenStreamLocation at = e.getLocation();
        return malformed("The body is not valid JSON%s%s."
                .formatted(
                        String.valueOf(e.getOriginalMessage()).startsWith("Duplicate")
                                ? ", because it gives a property twice"
                                : "",
                        at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr())));
    }

    private static Problem malformed(String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, "malformed-json", detail);
    }
}
