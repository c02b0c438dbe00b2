package casebook.command.dispatching;

import casebook.command.deciding.Command;
import casebook.log.EventLog;
import casebook.log.Receipt;
import casebook.web.Role;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/**
 * What every command passes on its way to an aggregate, by whichever route it came: may its sender do this, and was it
 * recorded before? The log is asked first, because the aggregate would refuse the second sending of what it has done.
 */
@Component
final class Door implements MessageHandlerInterceptor<CommandMessage<?>> {
    private final Permissions permissions;
    private final EventLog log;

    Door(Permissions permissions, EventLog log) {
        this.permissions = permissions;
        this.log = log;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        CommandMessage<?> message = unitOfWork.getMessage();
        if (!(message.getPayload() instanceof Command command)
                || !(message.getMetaData().get(Sent.KEY) instanceof Sent sent)) {
            throw new IllegalStateException("Nobody is known to have sent " + message.getCommandName());
        }
        Role role = permissions.roleFor(sent.origin().caller(), command);
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
}
