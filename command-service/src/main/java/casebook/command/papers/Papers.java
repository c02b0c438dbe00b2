package casebook.command.papers;

import static casebook.command.deciding.Refusal.refuse;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import casebook.command.deciding.About;
import casebook.command.deciding.Days;
import casebook.command.deciding.Precondition;
import casebook.command.deciding.Refusal;
import casebook.command.deciding.Seen;
import casebook.command.deciding.Today;
import casebook.command.papers.PaperCommand.PublishPaper;
import casebook.command.plans.Plans;
import casebook.events.PaperEvent;
import casebook.events.PaperEvent.BoardPaperPublished;
import casebook.events.PlanCode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The board's papers, numbered in the order in which they were published. */
@Aggregate
class Papers {
    /** The numbers of papers by their titles, in lower case. */
    private final Map<String, Long> numbers = new HashMap<>();

    @AggregateIdentifier
    String stream() {
        return PaperCommand.STREAM;
    }

    @CommandHandlerInterceptor
    void checkVersion(@Seen Precondition seen) {
        seen.check(AggregateLifecycle.getVersion());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PublishPaper command, RecordEnd record, Plans plans, @Today LocalDate today) {
        Long same = numbers.get(key(command.title()));
        refuse(same != null, "paper-exists", "Paper %d has that title already; choose another.".formatted(same));
        PlanCode plan = command.plan();
        if (plan != null) {
            plan = plans.require(plan).code();
        }
        apply(
                new BoardPaperPublished(
                        numbers.size() + 1L,
                        command.title(),
                        position(command.position(), record.position()),
                        Days.orToday("on", command.on(), today),
                        plan,
                        today),
                About.of(null, plan));
    }

    private static long position(@Nullable Long asked, long end) {
        if (asked == null) {
            return end;
        }
        if (asked < 1 || asked > end) {
            throw Refusal.invalid(
                    "position",
                    "\"position\" is %d; the record's entries are 1 to %d. Give the one up to which the board was shown."
                            .formatted(asked, end));
        }
        return asked;
    }

    @EventSourcingHandler
    void on(PaperEvent event) {
        switch (event) {
            case BoardPaperPublished e -> numbers.put(key(e.title()), e.number());
        }
    }

    private static String key(String title) {
        return title.toLowerCase(Locale.UK);
    }
}
