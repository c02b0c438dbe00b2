package casebook.command.dispatching;

import casebook.command.deciding.Command;
import casebook.web.Caller;
import casebook.web.Role;

/** Who may command what. */
@FunctionalInterface
public interface Permissions {

    /**
     * The role in which the caller may send this command.
     *
     * @throws casebook.command.deciding.Refusal where there is none
     */
    Role roleFor(Caller caller, Command command);
}
