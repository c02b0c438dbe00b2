package casebook.query.audit;

import casebook.query.reading.AllAsked;
import casebook.query.reading.Asked;
import casebook.web.FromParameters;
import casebook.web.accesslog.Access.Kind;
import casebook.web.accesslog.Access.Outcome;
import casebook.web.accesslog.AccessFilter;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Which accesses somebody asks for, as the parameters of an address have it. What is absent asks for all. */
@FromParameters
record AccessSelection(
        @Parameter(description = "The identifier of whoever it was, in any case", example = "officer.cbc") @Nullable
        String person,

        @Parameter(description = "sign-in, sign-out, audit, token or request", example = "audit") @Nullable
        String kind,

        @Parameter(description = "granted or refused", example = "refused") @Nullable
        String outcome,

        @Parameter(description = "A day in Britain or a date-time, itself included", example = "2026-11-01") @Nullable
        String from,

        @Parameter(description = "A day in Britain or a date-time, itself included", example = "30/11/2026") @Nullable
        String to) {

    /** The same, with what a form left empty taken for absent. */
    AccessSelection filledIn() {
        return new AccessSelection(
                Asked.filled(person), Asked.filled(kind), Asked.filled(outcome), Asked.filled(from), Asked.filled(to));
    }

    AccessFilter filter() {
        AllAsked all = new AllAsked();
        String subject = all.given(person, text -> Asked.text("person", text));
        Kind what = all.given(kind, text -> Asked.oneOf("kind", text, Kind.values(), Kind::word, Kind::parse));
        Outcome became = all.given(
                outcome, text -> Asked.oneOf("outcome", text, Outcome.values(), Outcome::word, Outcome::parse));
        Instant begin = all.given(from, text -> Asked.from("from", text));
        Instant end = all.given(to, text -> Asked.through("to", text));
        all.check(() -> Asked.inOrder("from", from, begin, end));
        all.require();
        return new AccessFilter(subject, what, became, begin, end);
    }

    public boolean isFiltered() {
        return Stream.of(person, kind, outcome, from, to).anyMatch(Objects::nonNull);
    }

    /** The same selection at that path. */
    public String address(String path) {
        return with(path, null);
    }

    /** Its accesses before the one with that id. */
    public String older(String path, long before) {
        return with(path, before);
    }

    private String with(String path, @Nullable Long before) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("person", person);
        parameters.put("kind", kind);
        parameters.put("outcome", outcome);
        parameters.put("from", from);
        parameters.put("to", to);
        parameters.put("before", before);
        parameters.values().removeIf(Objects::isNull);
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        parameters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(parameters).toUriString();
    }
}
