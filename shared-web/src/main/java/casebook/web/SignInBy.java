package casebook.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** How people sign in: through an OpenID Connect provider, where one is configured; otherwise by local accounts. */
public final class SignInBy {
    private SignInBy() {}

    /** Only where {@code casebook.oidc.issuer} is set. */
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @Conditional(OnProvider.class)
    public @interface Provider {}

    /** Only where no provider is configured. */
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @Conditional(OnLocalAccounts.class)
    public @interface LocalAccounts {}

    static boolean provider(Environment environment) {
        return StringUtils.hasText(environment.getProperty("casebook.oidc.issuer"));
    }

    static final class OnProvider implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return provider(context.getEnvironment());
        }
    }

    static final class OnLocalAccounts extends NoneNestedConditions {
        OnLocalAccounts() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @Conditional(OnProvider.class)
        static final class ByProvider {}
    }
}
