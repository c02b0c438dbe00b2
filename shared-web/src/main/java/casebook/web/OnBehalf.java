package casebook.web;

/** Lets the pages send commands as the person who is looking at them. */
public interface OnBehalf {
    /**
     * A token for the command service's interface, sent as {@code Authorization: Bearer …}, that stands for whoever is
     * signed in on this thread. It lasts for a minute at least and is got anew for each command.
     *
     * @throws IllegalStateException where nobody is signed in
     */
    String bearer();
}
