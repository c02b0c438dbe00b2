package casebook.query.administration;

import java.util.List;

/**
 * What somebody fills in to send one command.
 *
 * @param title what it does, as a heading and on its button
 * @param done what is said when it is recorded
 */
record Form(String title, String lead, String done, List<Field> fields) {}
