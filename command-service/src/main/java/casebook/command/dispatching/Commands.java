package casebook.command.dispatching;

import casebook.command.deciding.Command;
import casebook.command.deciding.Refusal;
import casebook.command.deciding.Seen;
import casebook.command.deciding.Today;
import casebook.events.BritishDate;
import casebook.log.CommandIdReusedException;
import casebook.log.ConflictException;
import casebook.log.EventLog;
import casebook.log.Receipt;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Sends commands, each recorded once, and answers with what was recorded. */
@Component
public final class Commands {
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final CommandGateway gateway;
    private final EventLog log;
    private final Clock clock;
    private final MeterRegistry meters;
    private final RetryTemplate decideAgain = new RetryTemplate(RetryPolicy.builder()
            .includes(ConflictException.class)
            .maxRetries(12)
            .delay(Duration.ofMillis(2))
            .multiplier(2)
            .jitter(Duration.ofMillis(2))
            .maxDelay(Duration.ofMillis(100))
            .build());

    Commands(CommandGateway gateway, EventLog log, Clock clock, MeterRegistry meters) {
        this.gateway = gateway;
        this.log = log;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * Carries the command out, or finds that it was before. Where the record changed meanwhile, it is decided again.
     *
     * @throws Refusal where a rule or the record forbids it; nothing was recorded
     * @throws casebook.log.LogUnavailableException where it is not known whether it was recorded; send it again
     */
    public Receipt send(Command command, Origin origin) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "failed";
        try {
            Receipt receipt = sendOnce(command, origin);
            outcome = receipt.repeated() ? "repeated" : "recorded";
            return receipt;
        } catch (Refusal e) {
            outcome = e.kind() == Refusal.Kind.BUSY ? "conflict" : "refused";
            throw e;
        } finally {
            sample.stop(Timer.builder("casebook.command")
                    .description("Commands by kind and outcome")
                    .tag("kind", command.kind())
                    .tag("outcome", outcome)
                    .publishPercentileHistogram()
                    .register(meters));
        }
    }

    private Receipt sendOnce(Command command, Origin origin) {
        String name = origin.key() == null ? UUID.randomUUID().toString() : origin.key();
        Sent sent = new Sent(origin, origin.caller().subject() + "/" + name, digest(command));
        LocalDate today = LocalDate.ofInstant(clock.instant(), BritishDate.ZONE);
        try {
            return decideAgain.invoke(() -> decide(command, sent, today));
        } catch (ConflictException e) {
            throw Refusal.busy();
        } catch (CommandIdReusedException e) {
            throw Refusal.keyReused();
        }
    }

    private Receipt decide(Command command, Sent sent, LocalDate today) {
        try {
            var message = new GenericCommandMessage<>(command)
                    .withMetaData(Map.of(
                            Sent.KEY,
                            sent,
                            Today.KEY,
                            today,
                            Seen.KEY,
                            sent.origin().seen()));
            return gateway.<Decision>sendAndWait(message).receipt();
        } catch (AggregateNotFoundException e) {
            throw command.unknown();
        } catch (Refusal e) {
            if (sent.origin().key() == null) {
                throw e;
            }
            // The same command may have been recorded while this one waited for its turn.
            return log.findCommand(sent.commandId(), sent.contentDigest()).orElseThrow(() -> e);
        }
    }

    /** The same for the same content, in every process: SHA-256 of the command's canonical JSON, in hexadecimal. */
    public static String digest(Command command) {
        try {
            String content = command.kind() + '\n' + CANONICAL.writeValueAsString(command);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
