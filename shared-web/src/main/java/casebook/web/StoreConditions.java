package casebook.web;

import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Which of the two stores is configured. */
final class StoreConditions {
    private StoreConditions() {}

    static final class OnMongo implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty("casebook.mongodb-uri"));
        }
    }

    static final class Embedded extends NoneNestedConditions {
        Embedded() {
            super(ConfigurationPhase.PARSE_CONFIGURATION);
        }

        @Conditional(OnMongo.class)
        static final class Mongo {}
    }
}
