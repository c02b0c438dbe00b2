package casebook.command.dispatching;

import casebook.command.deciding.Command;
import casebook.command.deciding.Refusal;
import casebook.log.EventLog;
import casebook.log.Receipt;
import casebook.web.Refused;
import casebook.web.Role;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What every command passes on its way to an aggregate, by whichever route it came: may its sender do this, and was it
 * recorded before? The log is asked first, because the aggregate would refuse the second sending of what it has done.
 */
@Component
final class Door implements MessageHandlerInterceptor<CommandMessage<?>> {
    private final Permissions permissions;
    private final EventLog log;
    private final ApplicationEventPublisher events;

    Door(Permissions permissions, EventLog log, ApplicationEventPublisher events) {
        this.permissions = permissions;
        this.log = log;
        this.events = events;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        CommandMessage<?> message = unitOfWork.getMessage();
        if (!(message.getPayload() instanceof Command command)
                || !(message.getMetaData().get(Sent.KEY) instanceof Sent sent)) {
            throw new IllegalStateException("Nobody is known to have sent " + message.getCommandName());
        }
        Role role = role(sent.origin(), command);
        Decision decision = Decision.begin(unitOfWork, sent, role);
        Optional<Receipt> first = sent.origin().key() == null
                ? Optional.empty()
                : log.findCommand(sent.commandId(), sent.contentDigest());
        if (first.isPresent()) {
            decision.recorded(first.get());
        } else {
            chain.proceed();
        }
        return decision;
    }

    private Role role(Origin origin, Command command) {
        try {
            return permissions.roleFor(origin, command);
        } catch (Refusal e) {
            if (e.kind() == Refusal.Kind.FORBIDDEN) {
                events.publishEvent(new Refused(origin.caller(), "%s %s".formatted(command.kind(), command.stream())));
            }
            throw e;
        }
    }
}
