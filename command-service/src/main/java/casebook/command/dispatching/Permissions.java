package casebook.command.dispatching;

import casebook.command.deciding.Command;
import casebook.web.Role;

/** Who may command what. */
@FunctionalInterface
public interface Permissions {

    /**
     * The role in which the sender may have this command carried out.
     *
     * @throws casebook.command.deciding.Refusal where there is none
     */
    Role roleFor(Origin origin, Command command);
}
