package casebook.web.accesslog;

import java.util.List;

/**
 * Where accesses are kept, in the order of their ids. All methods throw {@link casebook.log.LogUnavailableException} where
 * the store does not answer.
 */
interface AccessStore {
    /**
     * Keeps the access, durably, unless its id is taken.
     *
     * @return whether it was kept
     */
    boolean add(Access access);

    /** At most {@code limit} accesses that the filter selects, of those with an id below {@code before}, the newest first. */
    List<Access> find(AccessFilter filter, long before, int limit);

    /** Forgets those with an id below this one. */
    void forgetBefore(long id);
}
