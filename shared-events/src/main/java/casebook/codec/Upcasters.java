package casebook.codec;

import java.util.List;

/** Every change that an event's JSON has seen, oldest first. */
final class Upcasters {
    static final List<Upcaster> ALL = List.of(
            // A role answers for a case, never a person, and the name now says so.
            new Upcaster("case-opened", 1, json -> json.set("responsibleRole", json.remove("responsible"))));

    private Upcasters() {}
}
