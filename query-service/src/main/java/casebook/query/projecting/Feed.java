package casebook.query.projecting;

import casebook.log.Entry;
import java.util.List;

/** The entries of the log that wait to be folded, in order. They are read ahead while others are folded. */
interface Feed {

    /**
     * The next entries: none when all that the log held when it was last looked at were given. Where it is known to hold
     * more, they are waited for.
     */
    List<Entry> next() throws InterruptedException;
}
