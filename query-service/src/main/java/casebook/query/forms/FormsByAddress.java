package casebook.query.forms;

import java.util.Optional;

/** The forms at some of the pages' addresses, so that what was typed in one can be told in its words elsewhere too. */
public interface FormsByAddress {
    Optional<Form> at(String path);
}
