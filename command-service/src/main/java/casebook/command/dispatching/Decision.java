package casebook.command.dispatching;

import casebook.log.EntryFilter;
import casebook.log.Guard;
import casebook.log.Receipt;
import casebook.web.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to carry out a command: who sent it in which role, what was read on the way, and, once the unit of work has
 * committed, what was recorded. It is also the command's result on the bus, because the append, which knows the answer,
 * comes after the handler has returned.
 */
public final class Decision {
    private static final String RESOURCE = Decision.class.getName();

    private final Sent sent;
    private final Role role;
    private final List<Guard> guards = new ArrayList<>();
    private @Nullable Receipt receipt;

    private Decision(Sent sent, Role role) {
        this.sent = sent;
        this.role = role;
    }

    static Decision begin(UnitOfWork<?> unitOfWork, Sent sent, Role role) {
        Decision decision = new Decision(sent, role);
        unitOfWork.resources().put(RESOURCE, decision);
        return decision;
    }

    /** The decision that this thread is about to take, if any. */
    public static Optional<Decision> current() {
        return CurrentUnitOfWork.map(unitOfWork -> unitOfWork.getResource(RESOURCE));
    }

    /** The decision is based on these entries: it is recorded only if none was added after this position. */
    public void basedOn(EntryFilter about, long after) {
        guards.add(new Guard(about, after));
    }

    public List<Guard> guards() {
        return List.copyOf(guards);
    }

    public Origin origin() {
        return sent.origin();
    }

    public String commandId() {
        return sent.commandId();
    }

    public String contentDigest() {
        return sent.contentDigest();
    }

    /** The role in which the sender acts. */
    public Role role() {
        return role;
    }

    public void recorded(Receipt receipt) {
        this.receipt = receipt;
    }

    Receipt receipt() {
        if (receipt == null) {
            throw new IllegalStateException("The command " + sent.commandId() + " changed nothing");
        }
        return receipt;
    }
}
