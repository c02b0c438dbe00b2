package casebook.query.cases;

import casebook.query.forms.Form;
import casebook.query.forms.FormsByAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The forms of a case, whose addresses end in what each does. */
@Component
final class CaseFormsByAddress implements FormsByAddress {
    private static final Pattern FORM = Pattern.compile("/cases/[^/]+/([a-z]+)");

    @Override
    public Optional<Form> at(String path) {
        Matcher address = FORM.matcher(path);
        return address.matches()
                ? CaseForm.ALL.stream()
                        .filter(form -> form.path().equals(address.group(1)))
                        .map(CaseForm::form)
                        .findFirst()
                : Optional.empty();
    }
}
