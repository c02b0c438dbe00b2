package casebook.query.administration;

import casebook.query.authorities.Authorities;
import casebook.query.pages.Page;
import casebook.query.plans.Plans;
import casebook.query.projecting.View;
import casebook.query.projecting.Views;
import casebook.query.reading.Moment;
import casebook.query.reading.Reading;
import casebook.query.reading.Readings;
import casebook.web.Caller;
import casebook.web.Requires;
import casebook.web.Right;
import casebook.web.tokens.ApiTokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where those start who look after the partnership. */
@Page
class AdministrationPage {
    private final Readings readings;
    private final Plans plans;
    private final Authorities authorities;
    private final List<View<?>> views;
    private final Views standing;
    private final ApiTokens tokens;

    AdministrationPage(
            Readings readings,
            Plans plans,
            Authorities authorities,
            List<View<?>> views,
            Views standing,
            ApiTokens tokens) {
        this.readings = readings;
        this.plans = plans;
        this.authorities = authorities;
        this.views = views;
        this.standing = standing;
        this.tokens = tokens;
    }

    /** A part of the administration, and how things stand there. */
    record Part(
            String address,
            String title,
            String about,
            @Nullable String standing) {}

    @GetMapping("/administration")
    @Requires(Right.READ_PARKED)
    String show(Model model) {
        model.addAttribute("parts", readings.read(Moment.now(), this::parts));
        return "administration/administration";
    }

    private List<Part> parts(Reading reading) {
        Caller caller = Caller.current();
        List<Part> parts = new ArrayList<>();
        if (caller.may(Right.REGISTER_AUTHORITIES)) {
            parts.add(new Part(
                    "/administration/authorities",
                    "Register of councils",
                    "Register a council, add a name that papers use, record that one left.",
                    counted(reading.all(authorities).size(), "council")));
        }
        if (caller.may(Right.GOVERN_PLANS)) {
            parts.add(new Part(
                    "/plans",
                    "Plans",
                    "Draft a plan, record approvals, bring it into force, import its actions from a file, close it.",
                    counted(reading.all(plans).size(), "plan")));
        }
        if (caller.may(Right.HAND_OUT_TOKENS)) {
            long good = tokens.all().stream()
                    .filter(token -> token.isGoodOn(reading.day()))
                    .count();
            parts.add(new Part(
                    "/administration/tokens",
                    "Tokens of councils’ systems",
                    "Let a council’s own system send its reports, and end that again.",
                    good == 0 ? "None is in use" : counted((int) good, "token") + " in use"));
        }
        if (caller.may(Right.READ_ACCESS_LOG)) {
            parts.add(new Part(
                    "/administration/access-log",
                    "Access log",
                    "Who signed in, who was refused, and who read the audit.",
                    null));
        }
        parts.add(new Part(
                "/administration/views",
                "How the views stand",
                "How much of the record is shown, and a way to have all that is shown computed anew.",
                standing.status().stream().anyMatch(view -> view.building() != null)
                        ? "New ones are being built"
                        : null));
        int parked =
                views.stream().mapToInt(view -> reading.parked(view).size()).sum();
        parts.add(new Part(
                "/administration/parked",
                "What stands still",
                "Cases, plans and councils of which an entry can’t be read, and a further try.",
                parked == 0
                        ? "Nothing stands still"
                        : counted(parked, "thing") + (parked == 1 ? " stands" : " stand") + " still"));
        return parts;
    }

    private static String counted(int number, String what) {
        return "%,d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }
}
