package casebook.command.importing;

import casebook.command.cases.CaseCommand;
import casebook.command.cases.CaseCommand.CompleteCase;
import casebook.command.cases.CaseCommand.OpenCase;
import casebook.command.cases.CaseCommand.RecordProgress;
import casebook.command.cases.CaseCommand.ReviseDeadline;
import casebook.command.cases.CaseCommand.WithdrawCase;
import casebook.command.deciding.FieldError;
import casebook.command.deciding.Refusal;
import casebook.command.importing.AuthorityWords.Bound;
import casebook.command.importing.Sheet.Row;
import casebook.command.importing.StatusWords.Moved;
import casebook.command.importing.StatusWords.Revised;
import casebook.command.partnership.Register;
import casebook.command.partnership.Register.Authority;
import casebook.command.plans.PlanTerms;
import casebook.events.BritishDate;
import casebook.events.CaseId;
import casebook.events.Deadline;
import casebook.events.DeadlineText;
import casebook.events.Division;
import casebook.events.EqualityAim;
import casebook.events.ProgressStatus;
import casebook.events.ProtectedCharacteristic;
import casebook.events.Reference;
import casebook.events.ShortCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes cases of the rows of a plan, or says of each row what is wrong with it. */
final class PlanReader {
    private static final Pattern FORMULA =
            Pattern.compile("=.*|#(?:REF|N/A|VALUE|NAME|DIV/0|NULL|NUM)[!?]?", Pattern.DOTALL);
    private static final Pattern TOTAL = Pattern.compile(
            "(?:(?:grand|sub|overall)[ -]?)?totals?(?: (?:number )?(?:of )?actions?)?[: \\d]*|page \\d+(?: of \\d+)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("\\p{L}{0,6}[ .-]?\\d[\\p{L}\\d.-]*(?: ?\\(\\p{L}\\))?");
    private static final Pattern LIST = Pattern.compile("\\s*[;,\\n]\\s*");

    private final Sheet sheet;
    private final PlanTerms plan;
    private final Register register;
    private final ImportOptions options;
    private final LocalDate today;
    private final Divisions divisions;
    private final RowErrors errors;
    private final Map<Integer, String> notes = new LinkedHashMap<>();

    /**
     * What of a row is the same for each of its cases.
     *
     * @param particulars absent where they can't be read
     */
    private record Action(
            Row row,
            Reference reference,
            Division division,
            Bound bound,
            LocalDate openedOn,
            boolean openedOnGiven,
            @Nullable Particulars particulars) {}

    /** What a row says of its action besides what the action is. */
    private record Particulars(
            Deadline deadline,
            Set<ProtectedCharacteristic> characteristics,
            Set<EqualityAim> aims,
            Reported reported,
            boolean asAtGiven) {}

    PlanReader(
            Sheet sheet, PlanTerms plan, Register register, ImportOptions options, LocalDate today, RowErrors errors) {
        this.sheet = sheet;
        this.plan = plan;
        this.register = register;
        this.options = options;
        this.today = today;
        this.divisions = new Divisions(plan.divisions());
        this.errors = errors;
    }

    /** The cases of the rows that could be read; what could not is with the errors. */
    List<PlannedCase> read() {
        boolean objectivesAreCommitments = objectivesAreCommitments();
        List<Action> actions = new ArrayList<>();
        Division section = null;
        Row unknownHeading = null;
        for (Row row : sheet.rows()) {
            Optional<Division> heading = isTotal(row) ? Optional.empty() : section(row);
            if (heading.isPresent()) {
                section = heading.get();
                unknownHeading = null;
                notes.put(row.number(), "Read as the heading of \"%s\".".formatted(section.title()));
            } else if (isTotal(row) || isRemark(row)) {
                notes.put(row.number(), "Left out: it names no part of the plan and nothing to do.");
                if (!isTotal(row) && mayBeHeading(row, section)) {
                    unknownHeading = row;
                }
            } else {
                if (unknownHeading != null && standsUnderHeading(row, objectivesAreCommitments)) {
                    refuseHeading(unknownHeading);
                    unknownHeading = null;
                }
                action(row, section, objectivesAreCommitments).ifPresent(actions::add);
            }
        }
        return cases(actions, objectivesAreCommitments);
    }

    /** What was read otherwise than it was written, by row. */
    Map<Integer, String> notes() {
        return Map.copyOf(notes);
    }

    /** Some plans write the aim of an action under "Objective", and the plan's own divisions nowhere. */
    private boolean objectivesAreCommitments() {
        return sheet.headings().containsKey(Column.DIVISION)
                && !sheet.headings().containsKey(Column.COMMITMENT)
                && sheet.rows().stream()
                        .flatMap(row -> row.cell(Column.DIVISION).stream())
                        .noneMatch(text -> divisions.find(text).isPresent());
    }

    /** A row that holds nothing but the name of a division is a heading for the rows below it. */
    private Optional<Division> section(Row row) {
        List<String> written =
                row.texts().stream().filter(text -> !text.isEmpty()).toList();
        // "PEO" and "1: To assess" may stand in two cells, but a number beside something to do is an action.
        boolean action = row.cell(Column.ACTION).isPresent()
                && row.cell(Column.REF)
                        .filter(ref -> ref.matches(".*\\d.*") && !Divisions.isNumberedPart(ref))
                        .isPresent();
        return action || written.size() > 2 ? Optional.empty() : divisions.find(String.join(" ", written));
    }

    /** "Total,,,12": what spreadsheets and pages put below their rows. */
    private static boolean isTotal(Row row) {
        return (row.cell(Column.REF).isEmpty() || row.cell(Column.ACTION).isEmpty())
                && row.texts().stream()
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .filter(text -> TOTAL.matcher(text).matches())
                        .isPresent();
    }

    /** A row of one cell that is neither something to do nor the number of an action. */
    private static boolean isRemark(Row row) {
        return row.texts().stream().filter(text -> !text.isEmpty()).count() == 1
                && row.cell(Column.ACTION).isEmpty()
                && row.cell(Column.REF)
                        .filter(text -> NUMBER.matcher(text).matches() && !Divisions.isNumberedPart(text))
                        .isEmpty();
    }

    /** Whether the rows below might stand under a part that the plan hasn't. */
    private boolean mayBeHeading(Row row, @Nullable Division section) {
        return divisions.only().isEmpty()
                && (section != null
                        || Divisions.isNumberedPart(
                                String.join(" ", row.texts()).strip()));
    }

    private static boolean standsUnderHeading(Row row, boolean objectivesAreCommitments) {
        return objectivesAreCommitments || row.cell(Column.DIVISION).isEmpty();
    }

    private void refuseHeading(Row row) {
        errors.add(
                row,
                Column.DIVISION,
                "\"%s\" is no part of %s, and may be the heading of the rows below. Write one of: %s; or remove the row."
                        .formatted(String.join(" ", row.texts()).strip(), plan.code(), divisions.listed()));
    }

    private Optional<Action> action(Row row, @Nullable Division section, boolean objectivesAreCommitments) {
        int before = errors.count();
        refuseFormulas(row);
        boolean holdsFormulas = errors.count() > before;
        Column.NEEDED.stream()
                .filter(column -> row.cell(column).isEmpty())
                .forEach(column -> errors.add(
                        row,
                        column,
                        column == Column.REF
                                ? "The row has no reference. Give each action its own, such as 1.1a and 1.1b for two actions of 1.1."
                                : "The row says nothing to do. Write what is to be done, or remove the row."));
        Optional<Reference> reference = errors.read(row, Column.REF, text -> reference(row, text));
        Optional<Division> division = objectivesAreCommitments
                ? fallback(row, section)
                : row.cell(Column.DIVISION).isPresent()
                        ? errors.read(row, Column.DIVISION, divisions::require)
                        : fallback(row, section);
        if (division.isEmpty() && errors.count() == before) {
            errors.add(
                    row,
                    Column.DIVISION,
                    "It is not clear under which part of %s the action stands. Add a column %s with one of: %s."
                            .formatted(plan.code(), Column.DIVISION.title(), divisions.listed()));
        }
        Optional<Bound> bound = row.cell(Column.AUTHORITIES).isPresent()
                ? errors.read(row, Column.AUTHORITIES, text -> AuthorityWords.read(text, register))
                : owner(row);
        Optional<LocalDate> opened = errors.read(row, Column.OPENED_ON, text -> notAfterToday(StatusWords.day(text)));
        LocalDate openedOn = opened.or(() -> Optional.ofNullable(options.openedOn()))
                .or(() -> Optional.ofNullable(plan.adoptedOn()))
                .orElse(today);
        if (!plan.isAdoptedBy(openedOn)) {
            errors.add(
                    row,
                    Column.OPENED_ON,
                    "%s came into force on %s, so no case opens on %s. Give a later day."
                            .formatted(plan.code(), plan.adoptedOn(), openedOn));
        }
        boolean isAction = errors.count() == before;
        Particulars particulars =
                holdsFormulas ? null : particulars(row, openedOn).orElse(null);
        return !isAction
                ? Optional.empty()
                : Optional.of(new Action(
                        row,
                        reference.orElseThrow(),
                        division.orElseThrow(),
                        bound.orElseThrow(),
                        openedOn,
                        opened.isPresent() || options.openedOn() != null,
                        particulars));
    }

    private void refuseFormulas(Row row) {
        row.cells().forEach((column, text) -> {
            if (FORMULA.matcher(text).matches()) {
                errors.add(row, column, "The cell holds a formula or its failure. Export values, not formulas.");
            }
        });
    }

    private Reference reference(Row row, String written) {
        String plain = written.replaceFirst("(?i)^(?:action|ref(?:erence)?|no|item)\\b[ .:#]*(?=\\S)", "")
                .replaceAll("[\\s()\\[\\]]+", "")
                .replaceAll("[/\\\\\u2010-\u2015]+", "-")
                .replaceAll("^[.,:;_-]+|[.,:;_-]+$", "");
        Reference reference;
        try {
            reference = Reference.parse(plain);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "A reference is up to 30 letters, digits, dots and hyphens, such as 1.2a. Shorten or rewrite it.",
                    e);
        }
        if (!reference.value().equals(written)) {
            notes.put(row.number(), "Reference \"%s\" is recorded as %s.".formatted(written, reference));
        }
        return reference;
    }

    private Optional<Division> fallback(Row row, @Nullable Division section) {
        return Optional.ofNullable(section)
                .or(() -> row.cell(Column.REF).flatMap(divisions::ofReference))
                .or(divisions::only);
    }

    private Optional<Bound> owner(Row row) {
        ShortCode owner = plan.owner();
        if (owner == null) {
            errors.add(
                    row,
                    Column.AUTHORITIES,
                    "The row names no council, and %s belongs to none. Write short codes, or ALL."
                            .formatted(plan.code()));
            return Optional.empty();
        }
        return Optional.of(new Bound(false, false, Set.of(register.require(owner.value())), Set.of()));
    }

    private List<PlannedCase> cases(List<Action> actions, boolean objectivesAreCommitments) {
        Map<String, Set<ShortCode>> named = new HashMap<>();
        actions.forEach(action -> action.bound()
                .named()
                .forEach(authority -> named.computeIfAbsent(key(action.reference()), reference -> new LinkedHashSet<>())
                        .add(authority.code())));
        Map<String, Integer> rows = new HashMap<>();
        List<PlannedCase> cases = new ArrayList<>();
        for (Action action : actions) {
            int before = errors.count();
            List<ShortCode> authorities = authorities(action, named.getOrDefault(key(action.reference()), Set.of()));
            for (ShortCode authority : authorities) {
                Integer other = rows.putIfAbsent(
                        key(action.reference()) + " " + authority, action.row().number());
                if (other != null && other != action.row().number()) {
                    errors.add(
                            action.row(),
                            Column.REF,
                            ("%s binds %s in row %d already. A reference is used once for each council: number this action"
                                            + " otherwise, or write OTHERS for the councils that the other row doesn't name.")
                                    .formatted(action.reference(), authority, other));
                }
            }
            Particulars particulars = action.particulars();
            if (errors.count() == before && particulars != null) {
                authorities.stream()
                        .map(authority -> planned(action, particulars, objectivesAreCommitments, authority))
                        .flatMap(Optional::stream)
                        .forEach(cases::add);
            }
        }
        return cases;
    }

    private static String key(Reference reference) {
        return reference.value().toLowerCase(Locale.ROOT);
    }

    private List<ShortCode> authorities(Action action, Set<ShortCode> namedAnywhere) {
        Bound bound = action.bound();
        Set<ShortCode> found = new LinkedHashSet<>();
        if (bound.all() || bound.others()) {
            register.districtsOn(action.openedOn())
                    .map(Authority::code)
                    .filter(code -> bound.all() || !namedAnywhere.contains(code))
                    .sorted(Comparator.comparing(ShortCode::value))
                    .forEach(found::add);
        }
        for (Authority authority : bound.named()) {
            if (!authority.isMemberOn(action.openedOn())) {
                errors.add(
                        action.row(),
                        Column.AUTHORITIES,
                        "%s was not a member of the partnership on %s, when the case opens. Leave it out, or give another day."
                                .formatted(authority.code(), action.openedOn()));
            }
            found.add(authority.code());
        }
        bound.except().forEach(authority -> found.remove(authority.code()));
        if (found.isEmpty()) {
            errors.add(action.row(), Column.AUTHORITIES, "No council is left that the row could bind. Name one.");
        }
        List<String> foreign = found.stream()
                .filter(code -> !plan.binds(code))
                .map(ShortCode::value)
                .toList();
        if (!foreign.isEmpty()) {
            errors.add(
                    action.row(),
                    Column.AUTHORITIES,
                    "%s belongs to %s and can't bind %s. Leave the cell empty, or import the row under another plan."
                            .formatted(plan.code(), plan.owner(), String.join(", ", foreign)));
        }
        return List.copyOf(found);
    }

    /** Read also where the row is no action otherwise, so that all that is wrong in it is told at once. */
    private Optional<Particulars> particulars(Row row, LocalDate openedOn) {
        int before = errors.count();
        String due = row.cell(Column.DEADLINE).orElse("");
        Optional<Moved> moved = errors.attempt(row, Column.DEADLINE, () -> StatusWords.moved(due))
                .flatMap(found -> found);
        Deadline deadline = moved.map(Moved::from)
                .or(() -> errors.attempt(row, Column.DEADLINE, () -> DeadlineText.parse(due)))
                .orElseGet(() -> new Deadline.Unstated(""));
        Set<ProtectedCharacteristic> characteristics = words(
                row, Column.CHARACTERISTICS, ProtectedCharacteristic::parse, List.of(ProtectedCharacteristic.values()));
        Set<EqualityAim> aims = words(row, Column.AIMS, EqualityAim::parse, List.of(EqualityAim.values()));
        Optional<LocalDate> asAtGiven = errors.read(row, Column.AS_AT, text -> notAfterToday(StatusWords.day(text)))
                .or(() -> Optional.ofNullable(sheet.asAt())
                        .filter(day -> row.cell(Column.AS_AT).isEmpty()))
                .or(() -> Optional.ofNullable(options.asAt()));
        if (sheet.asAt() != null && sheet.asAt().isAfter(today)) {
            errors.add(
                    row, Column.PROGRESS, "The heading names a day that is still to come. Give the day of the report.");
        }
        Reported reported = reported(row, openedOn, deadline, moved.map(Moved::to), asAtGiven.orElse(today));
        return errors.count() > before
                ? Optional.empty()
                : Optional.of(new Particulars(deadline, characteristics, aims, reported, asAtGiven.isPresent()));
    }

    private Optional<PlannedCase> planned(
            Action action, Particulars particulars, boolean objectivesAreCommitments, ShortCode authority) {
        Row row = action.row();
        CaseId caseId = new CaseId(plan.code(), action.reference(), authority);
        return made(
                row,
                () -> new PlannedCase(
                        row.number(),
                        new OpenCase(
                                caseId,
                                action.division().code(),
                                row.cell(objectivesAreCommitments ? Column.DIVISION : Column.COMMITMENT)
                                        .orElse(null),
                                row.cell(Column.ACTION).orElse(""),
                                row.cell(Column.OUTCOME).orElse(null),
                                row.cell(Column.RESPONSIBLE)
                                        .map(role -> role.replaceAll("\\s+", " "))
                                        .orElse(null),
                                particulars.deadline(),
                                particulars.characteristics(),
                                particulars.aims(),
                                action.openedOn()),
                        particulars.reported().commands(caseId),
                        action.openedOnGiven(),
                        particulars.asAtGiven()));
    }

    private <T> Set<T> words(Row row, Column column, Function<String, T> reader, List<T> all) {
        return row.cell(column)
                .map(text -> text.equalsIgnoreCase("all")
                        ? Set.copyOf(all)
                        : LIST.splitAsStream(text)
                                .filter(word -> !word.isBlank())
                                .map(word -> errors.attempt(row, column, () -> reader.apply(word)))
                                .flatMap(Optional::stream)
                                .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private LocalDate notAfterToday(LocalDate day) {
        if (day.isAfter(today)) {
            throw new IllegalArgumentException(
                    "%s is still to come. Give today's date or an earlier one.".formatted(BritishDate.write(day)));
        }
        return day;
    }

    /** What a row reports, before it is known for which council. */
    @FunctionalInterface
    private interface Reported {
        List<CaseCommand> commands(CaseId caseId);
    }

    private Reported reported(
            Row row, LocalDate openedOn, Deadline deadline, Optional<Deadline> moved, LocalDate asAt) {
        String statusCell = row.cell(Column.STATUS).orElse("");
        String progress = row.cell(Column.PROGRESS).orElse("");
        String lead = statusCell.isEmpty() ? progress : statusCell;
        String narrative = progress.isEmpty() ? statusCell : progress;
        Optional<Revised> revised = revision(row, lead, narrative, moved);
        Optional<LocalDate> completed =
                errors.read(row, Column.COMPLETED_ON, text -> notAfterToday(StatusWords.day(text)));
        Optional<LocalDate> returnOn = errors.read(row, Column.RETURN_ON, StatusWords::day);
        Optional<ProgressStatus> status = status(row, statusCell, lead, revised.isPresent(), completed.isPresent());
        Deadline due = revised.map(Revised::to).orElse(deadline);
        LocalDate completedOn = completed
                .or(() -> StatusWords.completedOn(lead).filter(day -> !day.isAfter(asAt) && !day.isBefore(openedOn)))
                .orElse(asAt);
        boolean closes = status.filter(found -> found == ProgressStatus.NOT_APPLICABLE
                        || (found == ProgressStatus.COMPLETED && !comesBackAfter(due, asAt)))
                .isPresent();
        LocalDate closedOn = status.equals(Optional.of(ProgressStatus.COMPLETED)) ? completedOn : asAt;
        if (closes && closedOn.isBefore(openedOn)) {
            errors.add(
                    row,
                    completed.isPresent() ? Column.COMPLETED_ON : Column.AS_AT,
                    "The case would be closed on %s, before it opens on %s. Give a day from then on, and an earlier one in the text."
                            .formatted(closedOn, openedOn));
        }
        return caseId -> {
            List<CaseCommand> commands = new ArrayList<>();
            revised.ifPresent(found -> commands.add(new ReviseDeadline(caseId, found.to(), found.reason(), asAt)));
            if (narrative.isEmpty() && status.isEmpty()) {
                return commands;
            }
            String text = narrative.isEmpty() ? status.orElseThrow().word() : narrative;
            switch (status.orElse(ProgressStatus.AT_RISK)) {
                case COMPLETED ->
                    commands.add(
                            comesBackAfter(due, asAt)
                                    ? new RecordProgress(
                                            caseId, ProgressStatus.COMPLETED, text, asAt, returnOn.orElse(null))
                                    : new CompleteCase(caseId, text, completedOn));
                case NOT_APPLICABLE -> commands.add(new WithdrawCase(caseId, text, asAt));
                case NOT_STARTED, ON_TRACK, AT_RISK, OFF_TRACK ->
                    commands.add(new RecordProgress(
                            caseId, status.orElse(ProgressStatus.AT_RISK), text, asAt, returnOn.orElse(null)));
            }
            return commands;
        };
    }

    private Optional<Revised> revision(Row row, String lead, String narrative, Optional<Deadline> moved) {
        Optional<Revised> told = errors.attempt(
                        row,
                        row.cell(Column.STATUS).isPresent() ? Column.STATUS : Column.PROGRESS,
                        () -> StatusWords.revised(lead))
                .flatMap(found -> found);
        Optional<Deadline> column = errors.read(row, Column.REVISED_DEADLINE, DeadlineText::parse)
                .filter(deadline -> !(deadline instanceof Deadline.Unstated));
        Optional<Deadline> said = column.or(() -> told.map(Revised::to));
        if (moved.isPresent()
                && said.filter(other -> !other.sameAs(moved.get())).isPresent()) {
            errors.add(
                    row,
                    Column.DEADLINE,
                    "It is revised to \"%s\" here and to \"%s\" elsewhere in the row. Leave the one that holds."
                            .formatted(moved.get().written(), said.get().written()));
        }
        Optional<Deadline> to = said.or(() -> moved);
        if (to.isEmpty()) {
            return Optional.empty();
        }
        String reason = row.cell(Column.REVISION_REASON)
                .or(() -> told.map(Revised::reason).filter(rest -> !rest.isBlank()))
                .orElse(narrative);
        if (reason.isBlank()) {
            errors.add(
                    row,
                    column.isPresent() ? Column.REVISED_DEADLINE : Column.DEADLINE,
                    "A deadline is revised for a reason. Write it into a column %s or %s."
                            .formatted(Column.REVISION_REASON.title(), Column.PROGRESS.title()));
            return Optional.empty();
        }
        return Optional.of(new Revised(to.get(), reason));
    }

    private Optional<ProgressStatus> status(
            Row row, String statusCell, String lead, boolean revised, boolean completedOnGiven) {
        if (lead.isEmpty()) {
            return completedOnGiven ? Optional.of(ProgressStatus.COMPLETED) : Optional.empty();
        }
        Optional<ProgressStatus> said = StatusWords.status(lead)
                .or(() -> revised ? Optional.of(ProgressStatus.AT_RISK) : Optional.empty())
                .or(() -> completedOnGiven ? Optional.of(ProgressStatus.COMPLETED) : Optional.empty());
        if (said.isPresent()) {
            return said;
        }
        if (!statusCell.isEmpty()) {
            return errors.read(row, Column.STATUS, text -> statusOrForms(text));
        }
        if (options.status() == null) {
            errors.add(
                    row,
                    Column.PROGRESS,
                    ("It doesn't begin with where the action stands. Begin with one of: %s; or add a column Status; or send the"
                                    + " file with ?status=on-track to read all such rows that way.")
                            .formatted(StatusWords.EXAMPLES));
        }
        return Optional.ofNullable(options.status());
    }

    private static ProgressStatus statusOrForms(String text) {
        try {
            return ProgressStatus.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "It is no status that is understood. Write one of: %s.".formatted(StatusWords.EXAMPLES), e);
        }
    }

    /** Whether there is more to do under this deadline once it was met: a further date, or a next occurrence. */
    private static boolean comesBackAfter(Deadline deadline, LocalDate day) {
        boolean severalTimes = deadline instanceof Deadline.Recurring
                || (deadline instanceof Deadline.Dated dated && dated.due().size() > 1);
        return severalTimes && deadline.nextDue(Optional.of(day)).isPresent();
    }

    private Optional<PlannedCase> made(Row row, Supplier<PlannedCase> making) {
        try {
            return Optional.of(making.get());
        } catch (Refusal e) {
            for (FieldError error : e.errors()) {
                errors.add(row, column(error.field()), error.message());
            }
            return Optional.empty();
        }
    }

    /** The column that a command's field comes from. */
    private static Column column(String field) {
        return switch (field) {
            case "commitment" -> Column.COMMITMENT;
            case "outcome" -> Column.OUTCOME;
            case "responsibleRole" -> Column.RESPONSIBLE;
            case "narrative" -> Column.PROGRESS;
            case "reason" -> Column.REVISION_REASON;
            default -> Column.ACTION;
        };
    }
}
