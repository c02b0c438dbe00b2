package casebook.query;

import casebook.query.authorities.Authorities;
import casebook.query.cases.Cases;
import casebook.query.plans.Plans;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Everything that is remembered of the log. */
@Configuration(proxyBeanMethods = false)
class ViewsConfiguration {

    @Bean
    Cases casesView() {
        return new Cases();
    }

    @Bean
    Authorities authoritiesView() {
        return new Authorities();
    }

    @Bean
    Plans plansView() {
        return new Plans();
    }
}
