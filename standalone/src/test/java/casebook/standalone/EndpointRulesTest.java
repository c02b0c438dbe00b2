package casebook.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import casebook.web.Gate;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Each endpoint of the whole application, in each role. */
class EndpointRulesTest {
    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext casebook;

    @BeforeAll
    static void start() {
        casebook = SpringApplication.run(
                Casebook.class,
                "--server.port=0",
                "--casebook.data-dir=" + folder,
                "--casebook.mongodb-uri=",
                "--casebook.samples=false",
                "--casebook.demo-accounts=true");
    }

    @AfterAll
    static void stop() {
        casebook.close();
    }

    @Test
    void every_endpoint_names_the_right_that_it_requires() {
        assertThat(casebook.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                        .getHandlerMethods())
                .hasSizeGreaterThan(30)
                .allSatisfy((address, handler) -> assertThat(Gate.required(handler))
                        .as(address.toString())
                        .isPresent());
    }
}
