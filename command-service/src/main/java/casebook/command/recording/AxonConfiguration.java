package casebook.command.recording;

import casebook.codec.EventCodec;
import casebook.log.EventLog;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.micrometer.GlobalMetricRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Axon on the log, with its meters. Axon's starter does the rest. */
@Configuration(proxyBeanMethods = false)
class AxonConfiguration {

    @Bean
    EventStorageEngine eventStorageEngine(EventLog log, EventCodec codec) {
        return new EventLogStorageEngine(log, codec);
    }

    @Bean
    ConfigurerModule commandMeters(MeterRegistry meters) {
        return configurer -> new GlobalMetricRegistry(meters).registerWithConfigurerWithDefaultTags(configurer);
    }
}
