package casebook.standalone;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;

/** The clock of a story, which stands still until the story goes on. */
public final class StoryClock extends Clock {
    private volatile Instant now = Instant.EPOCH;

    /** To ten in the morning of that day. */
    public void set(String day) {
        now = LocalDate.parse(day).atTime(10, 0).toInstant(ZoneOffset.UTC);
    }

    /** Casebook by this clock. */
    public SpringApplication casebook() {
        SpringApplication application = new SpringApplication(Casebook.class);
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("storyClock", Clock.class, () -> this, clock -> clock.setPrimary(true)));
        return application;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
