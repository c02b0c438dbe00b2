package casebook.query.pages;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the pages present themselves.
 *
 * @param partnership the name of the councils that keep this record together, as it stands at the head of each page
 */
@ConfigurationProperties("casebook.pages")
record PagesProperties(
        @DefaultValue("Leicestershire District Councils Equality and Diversity Partnership")
        String partnership) {}
