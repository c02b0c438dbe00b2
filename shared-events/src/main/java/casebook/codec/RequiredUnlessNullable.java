package casebook.codec;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/** JSON without a component of a record can't be read as that record, unless the component is {@link Nullable}. */
final class RequiredUnlessNullable extends JacksonAnnotationIntrospector {
    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        return component(member)
                .map(type -> !type.isAnnotationPresent(Nullable.class))
                .orElseGet(() -> super.hasRequiredMarker(config, member));
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        return component(annotated)
                .filter(type -> !type.isAnnotationPresent(Nullable.class))
                .map(type -> JsonSetter.Value.forValueNulls(Nulls.FAIL))
                .orElseGet(() -> super.findSetterInfo(config, annotated));
    }

    private static Optional<AnnotatedType> component(Annotated annotated) {
        return annotated instanceof AnnotatedParameter parameter
                        && parameter.getDeclaringClass().isRecord()
                        && parameter.getOwner().getAnnotated() instanceof Executable constructor
                ? Optional.of(constructor.getAnnotatedParameterTypes()[parameter.getIndex()])
                : Optional.empty();
    }
}
