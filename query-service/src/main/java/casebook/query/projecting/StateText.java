package casebook.query.projecting;

import casebook.events.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** A view's documents as JSON text of one line, to be kept; not as answers show them. */
public final class StateText<D> {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(absent -> absent.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .annotationIntrospector(new ByComponents())
            .addModule(new SimpleModule().addDeserializer(LocalDate.class, new Days()))
            .build();

    private final ObjectWriter writer;
    private final ObjectReader reader;

    public StateText(View<D> view) {
        writer = JSON.writerFor(view.documentType());
        reader = JSON.readerFor(view.documentType());
    }

    public String write(D state) {
        return writer.writeValueAsString(state);
    }

    public D read(String text) {
        return reader.readValue(text);
    }

    /** Days as they were written here, of which documents are full: without the machinery for all ways to write one. */
    private static final class Days extends StdScalarDeserializer<LocalDate> {
        Days() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser json, DeserializationContext context) {
            return IsoDay.parse(json.getString());
        }
    }

    /** Records are kept whole, whatever is shown of them in answers; the domain's values are the texts they are known by. */
    private static final class ByComponents extends JacksonAnnotationIntrospector {
        @Override
        public @Nullable Boolean hasAsValue(MapperConfig<?> config, Annotated annotated) {
            if (annotated instanceof AnnotatedMember member && isOfView(member.getDeclaringClass())) {
                return false;
            }
            return super.hasAsValue(config, annotated);
        }

        private static boolean isOfView(Class<?> type) {
            return type.isRecord() && !type.getPackage().equals(Event.class.getPackage());
        }
    }
}
