package casebook.codec;

import tools.jackson.databind.node.ObjectNode;

/**
 * Reads yesterday's JSON as today's: changes the JSON of one revision of one event type to that of the next. What is
 * stored stays as it was.
 *
 * @param type the event type's name
 * @param from the revision that it reads; it writes {@code from + 1}
 * @param change changes the JSON in place
 */
record Upcaster(String type, int from, java.util.function.Consumer<ObjectNode> change) {}
