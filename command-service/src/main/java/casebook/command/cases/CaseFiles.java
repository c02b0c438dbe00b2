package casebook.command.cases;

import casebook.command.deciding.KeptAggregates;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where case files come from. Their histories grow long, so those used last are kept. */
@Configuration(proxyBeanMethods = false)
class CaseFiles {
    static final String REPOSITORY = "caseFileRepository";

    /** More than most partnerships have; each takes about a kilobyte. */
    private static final int KEPT = 10_000;

    @Bean(REPOSITORY)
    Repository<CaseFile> caseFileRepository(org.axonframework.config.Configuration axon) {
        return new KeptAggregates<>(CaseFile.class, axon, KEPT);
    }
}
