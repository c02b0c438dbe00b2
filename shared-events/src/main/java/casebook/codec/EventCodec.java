package casebook.codec;

import casebook.events.Event;
import casebook.events.EventType;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events to JSON and back. An event is written in the newest revision of its type; every revision that was ever written
 * can be read, by the upcasters in {@link Upcasters}. Dates are ISO 8601, properties stand in the order of the record's
 * components, what is absent is left out.
 */
public final class EventCodec {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(absent -> absent.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new RequiredUnlessNullable())
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Map<String, Class<? extends Event>> classes = new LinkedHashMap<>();
    private final List<Upcaster> upcasters;

    public EventCodec() {
        this(Upcasters.ALL);
    }

    EventCodec(List<Upcaster> upcasters) {
        this.upcasters = upcasters;
        eventClasses(Event.class).forEach(type -> {
            if (classes.put(nameOf(type), type) != null) {
                throw new IllegalStateException("Two events are named " + nameOf(type));
            }
        });
    }

    /** An event's type name, revision and JSON, as they go into the log. */
    public record Encoded(String type, int revision, String payload) {}

    public Encoded encode(Event event) {
        EventType type = typeOf(event.getClass());
        return new Encoded(type.value(), type.revision(), JSON.writeValueAsString(event));
    }

    /** @throws UnreadableEventException where the type is unknown, the revision newer than this code, or the JSON unfit */
    public Event decode(String type, int revision, String payload) {
        Class<? extends Event> target = classes.get(type);
        if (target == null) {
            throw new UnreadableEventException("No event is named " + type);
        }
        int newest = typeOf(target).revision();
        if (revision > newest) {
            throw new UnreadableEventException(
                    "%s has revision %d; this version reads up to %d".formatted(type, revision, newest));
        }
        try {
            Event event = revision == newest
                    ? JSON.readValue(payload, target)
                    : JSON.treeToValue(upcast(type, revision, newest, payload), target);
            if (event == null) {
                throw new UnreadableEventException("The JSON is null");
            }
            return event;
        } catch (JacksonException e) {
            throw new UnreadableEventException("The JSON is not one of " + type + " revision " + revision, e);
        }
    }

    /** The names of all types of events. */
    public Set<String> typeNames() {
        return Set.copyOf(classes.keySet());
    }

    /** The name under which events of this class are recorded. */
    public static String nameOf(Class<? extends Event> eventClass) {
        return typeOf(eventClass).value();
    }

    private JsonNode upcast(String type, int revision, int newest, String payload) {
        if (!(JSON.readTree(payload) instanceof ObjectNode event)) {
            throw new UnreadableEventException("The JSON is no object");
        }
        for (int from = revision; from < newest; from++) {
            upcaster(type, from).change().accept(event);
        }
        return event;
    }

    private Upcaster upcaster(String type, int from) {
        return upcasters.stream()
                .filter(upcaster -> upcaster.type().equals(type) && upcaster.from() == from)
                .findFirst()
                .orElseThrow(() -> new UnreadableEventException("Nothing reads revision " + from + " of " + type));
    }

    private static EventType typeOf(Class<?> eventClass) {
        EventType type = eventClass.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalStateException(eventClass.getName() + " has no @EventType");
        }
        return type;
    }

    private static Stream<Class<? extends Event>> eventClasses(Class<? extends Event> family) {
        return family.isSealed()
                ? Stream.of(family.getPermittedSubclasses())
                        .flatMap(member -> eventClasses(member.asSubclass(Event.class)))
                : Stream.of(family);
    }
}
