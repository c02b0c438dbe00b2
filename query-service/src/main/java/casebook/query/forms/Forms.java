package casebook.query.forms;

import casebook.query.sending.CommandSender;
import casebook.query.sending.Outcome;
import casebook.query.sending.Outcome.Recorded;
import casebook.query.sending.Outcome.Refused;
import casebook.query.sending.Outcome.Unanswered;
import casebook.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UriComponentsBuilder;

/** Shows forms, sends what was filled in as a command, and says what came of it. */
@Component
public final class Forms {
    private final CommandSender commands;

    Forms(CommandSender commands) {
        this.commands = commands;
    }

    /**
     * The command that a form becomes.
     *
     * @param address of the command, such as /commands/plans/{plan}/closure
     * @param parts what stands in its braces
     * @param besides what is sent besides what was typed
     */
    public record Target(String address, Map<String, ?> parts, Map<String, Object> besides) {
        public static Target at(String address) {
            return new Target(address, Map.of(), Map.of());
        }

        public static Target at(String address, Map<String, ?> parts) {
            return new Target(address, parts, Map.of());
        }
    }

    public ModelAndView show(Sheet sheet) {
        return new ModelAndView("forms/form", "sheet", sheet);
    }

    /** @param then the address of the page that shows what was recorded */
    public ModelAndView send(Sheet sheet, Target target, String then) {
        return send(sheet, target, () -> then);
    }

    /** @param then the address of the page that shows what was recorded, once it is */
    public ModelAndView send(Sheet sheet, Target target, Supplier<String> then) {
        if (sheet.asksForMore()) {
            return show(sheet);
        }
        return switch (outcome(sheet, target)) {
            case Recorded recorded -> recorded(sheet, recorded, then.get());
            case Unanswered unanswered -> unanswered(show(sheet));
            case Refused refused -> {
                boolean isTyped = sheet.form().concerns().containsKey(refused.code());
                if (refused.status() == 401 || (refused.status() == 404 && !isTyped)) {
                    throw new Problem(HttpStatus.valueOf(refused.status()), refused.code(), refused.detail());
                }
                // What is not there is what was typed, not this page.
                yield answering(
                        show(sheet.refused(refused)),
                        refused.status() == 404 ? HttpStatus.UNPROCESSABLE_CONTENT.value() : refused.status());
            }
        };
    }

    /** What comes of a form that is sent. */
    public Outcome outcome(Sheet sheet, Target target) {
        Map<String, Object> body = sheet.body();
        body.putAll(target.besides());
        return commands.send(target.address(), target.parts(), body, sheet.version(), sheet.key());
    }

    /** Leads to the page that shows what was recorded, and says there that it is. */
    public ModelAndView recorded(Sheet sheet, Recorded recorded, String then) {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        RequestContextUtils.getOutputFlashMap(request)
                .putAll(Map.of("done", sheet.form().done(), "recorded", recorded));
        return new ModelAndView("redirect:"
                + UriComponentsBuilder.fromUriString(then)
                        .queryParam("atLeast", recorded.position())
                        .toUriString());
    }

    /** The same page, saying that nobody knows whether it was recorded. */
    public ModelAndView unanswered(ModelAndView page) {
        return answering(page.addObject("unanswered", true), HttpStatus.SERVICE_UNAVAILABLE.value());
    }

    /** The same page as an answer of that status. */
    public static ModelAndView answering(ModelAndView page, int status) {
        page.setStatus(HttpStatusCode.valueOf(status));
        return page;
    }
}
