package casebook.query.administration;

import casebook.query.pages.Mistake;
import casebook.query.sending.CommandSender;
import casebook.query.sending.Outcome;
import casebook.query.sending.Outcome.FieldError;
import casebook.query.sending.Outcome.Recorded;
import casebook.query.sending.Outcome.Refused;
import casebook.query.sending.Outcome.Unanswered;
import casebook.web.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Shows forms, sends what was filled in as a command, and says what came of it. */
@Component
class Forms {
    private final CommandSender commands;

    Forms(CommandSender commands) {
        this.commands = commands;
    }

    String show(Sheet sheet, Model model) {
        model.addAttribute("sheet", sheet)
                .addAttribute(
                        "address",
                        ServletUriComponentsBuilder.fromCurrentRequestUri()
                                .build()
                                .getPath());
        return "administration/form";
    }

    /**
     * @param command the address of the command, and what stands in its braces
     * @param then the page that shows what was recorded
     */
    String send(
            Sheet sheet,
            String command,
            Map<String, ?> parts,
            String then,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (sheet.asksForMore()) {
            return show(sheet, model);
        }
        Outcome outcome = commands.send(command, parts, sheet.body(), null, sheet.key());
        return switch (outcome) {
            case Recorded recorded -> {
                next.addFlashAttribute("done", sheet.form().done());
                next.addFlashAttribute("recorded", recorded);
                yield "redirect:"
                        + UriComponentsBuilder.fromUriString(then)
                                .queryParam("atLeast", recorded.position())
                                .toUriString();
            }
            case Unanswered unanswered -> {
                response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                model.addAttribute("unanswered", true);
                yield show(sheet, model);
            }
            case Refused refused -> {
                if (refused.status() == 401 || refused.status() == 404) {
                    throw new Problem(HttpStatus.valueOf(refused.status()), refused.code(), refused.detail());
                }
                response.setStatus(refused.status());
                yield show(sheet.with(mistakes(sheet, refused)), model);
            }
        };
    }

    private static List<Mistake> mistakes(Sheet sheet, Refused refused) {
        return refused.errors().isEmpty()
                ? List.of(new Mistake(null, labelled(sheet.form(), refused.detail())))
                : refused.errors().stream()
                        .map(error -> mistake(sheet, error))
                        .distinct()
                        .toList();
    }

    private static Mistake mistake(Sheet sheet, FieldError error) {
        String name = String.valueOf(error.field()).replaceFirst("\\..*", "");
        return sheet.form().fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .map(field -> new Mistake(
                        name,
                        field.missing() != null && isEmpty(sheet.body().get(name))
                                ? field.missing()
                                : labelled(sheet.form(), error.message())))
                .orElse(new Mistake(null, labelled(sheet.form(), error.message())));
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null || value.equals(List.of());
    }

    /** The refusal in the words of the form: its fields are called as they are labelled. */
    private static String labelled(Form form, String message) {
        String labelled = message;
        for (Field field : form.fields()) {
            labelled = labelled.replace("\"" + field.name() + "\"", "“" + field.label() + "”");
        }
        return labelled;
    }
}
