package casebook.query.authorities;

import casebook.events.CaseId;
import casebook.query.reading.Asked;
import casebook.query.reading.Reading;
import casebook.web.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Finds an authority by whatever papers and people call it. */
public record Directory(List<AuthorityView> authorities) {

    public static Directory of(Reading reading, Authorities view) {
        return new Directory(reading.all(view).stream()
                .sorted(Comparator.comparing(AuthorityView::name))
                .toList());
    }

    private Optional<AuthorityView> find(String text) {
        return authorities.stream()
                .filter(authority -> authority.isCalled(text))
                .findFirst();
    }

    /** The short code of the authority that is called so; nothing where none is. */
    public @Nullable String code(@Nullable String text) {
        return text == null
                ? null
                : find(text).map(authority -> authority.code().value()).orElse(null);
    }

    /** The authority that a parameter names. */
    public AuthorityView asked(String parameter, String text) {
        return find(text)
                .orElseThrow(() -> Asked.refusal(
                        parameter,
                        text,
                        authorities.stream()
                                .map(authority -> authority.code().value())
                                .toList()));
    }

    /** The authority that an address names. */
    public AuthorityView at(String text) {
        return find(text)
                .orElseThrow(() -> new Problem(
                        HttpStatus.NOT_FOUND, "authority-unknown", "No authority is called \"%s\".".formatted(text)));
    }

    /** The id of the case that a parameter names; the case need not exist, but its authority must. */
    public CaseId askedCase(String parameter, String text) {
        CaseId id = caseId(text)
                .orElseThrow(() -> Asked.refusal(
                        parameter, "\"%s\" is no case id; one is SES2011-1.2a-CBC, for example.".formatted(text)));
        asked(parameter, id.authority().value());
        return id;
    }

    /** The id of a case, with the authority's own code in it, whatever the text calls the authority. */
    public Optional<CaseId> caseId(String text) {
        int last = text.lastIndexOf('-');
        try {
            return find(text.substring(last + 1))
                    .map(authority -> CaseId.parse(text.substring(0, last + 1) + authority.code()))
                    .or(() -> Optional.of(CaseId.parse(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
