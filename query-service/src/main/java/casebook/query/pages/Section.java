package casebook.query.pages;

import casebook.web.Caller;
import casebook.web.Role;
import java.util.List;
import java.util.Set;

/**
 * A part of the pages, as the navigation has it.
 *
 * @param roles whose it is; everybody's where none is named
 */
record Section(String title, String path, Set<Role> roles) {
    /** In the order of the navigation. */
    static final List<Section> ALL = List.of(
            of("Home", "/"),
            of("Cases", "/cases"),
            of("Councils", "/authorities"),
            of("Board", "/board"),
            of("Audit", "/audit"));

    private static Section of(String title, String path, Role... roles) {
        return new Section(title, path, Set.of(roles));
    }

    boolean isFor(Caller caller) {
        return roles.isEmpty() || roles.stream().anyMatch(caller::is);
    }

    /** Whether the page at that address belongs here. */
    boolean holds(String address) {
        return address.equals(path) || (!path.equals("/") && address.startsWith(path + "/"));
    }
}
