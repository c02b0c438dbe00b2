package casebook.query.home;

import casebook.query.authorities.AuthorityView;
import casebook.query.cases.CaseRows;
import casebook.query.pages.Page;
import casebook.query.reading.Moment;
import casebook.query.reading.Readings;
import casebook.query.reading.Reflects;
import casebook.web.Caller;
import casebook.web.Requires;
import casebook.web.Right;
import casebook.web.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where people land: an officer at what the own council's cases need, everybody else at what their role is there for. */
@Page
final class HomePage {
    /** How many cases stand under a heading, which leads to the rest. */
    private static final int SHOWN = 10;

    private final Readings readings;
    private final CaseRows rows;

    HomePage(Readings readings, CaseRows rows) {
        this.readings = readings;
        this.rows = rows;
    }

    /** What a council's cases need. */
    record Council(String code, String name, int cases, Needs needs) {}

    private record Seen(Reflects reflects, LocalDate day, List<Council> councils) {}

    @Requires(Right.SIGN_IN)
    @GetMapping("/")
    String show(Moment moment, Model model) {
        Caller me = Caller.current();
        Seen seen = readings.read(
                moment,
                reading -> new Seen(
                        reading.reflects(),
                        reading.day(),
                        rows.directory(reading).authorities().stream()
                                .filter(council -> isOf(me, council))
                                .map(council -> {
                                    String code = council.code().value();
                                    var cases = rows.of(reading, Map.of("authority", code));
                                    return new Council(
                                            code, council.name(), cases.size(), Needs.of(cases, reading.day()));
                                })
                                .toList()));
        model.addAttribute("reflects", seen.reflects());
        model.addAttribute("day", seen.day());
        model.addAttribute("councils", seen.councils());
        model.addAttribute("shown", SHOWN);
        model.addAttribute("lastSoon", Needs.lastSoon(seen.day()));
        model.addAttribute("quarterBefore", Needs.quarterBefore(seen.day()));
        return "home/home";
    }

    private static boolean isOf(Caller me, AuthorityView council) {
        return (me.is(Role.OFFICER) || me.is(Role.APPROVER))
                && me.actsFor(council.code().value());
    }
}
