package casebook.query.pages;

import java.util.Optional;

/** The Content-Security-Policy of pages: what they load comes from here, and nothing stands within them. */
public final class PagePolicy {
    static final String HEADER = "Content-Security-Policy";

    private PagePolicy() {}

    /** @param formsLeadTo the origin to which a form may lead besides this one */
    public static String allowing(Optional<String> formsLeadTo) {
        return "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'%s; frame-ancestors 'none'"
                .formatted(formsLeadTo.map(origin -> " " + origin).orElse(""));
    }
}
