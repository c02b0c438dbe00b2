package casebook.command.importing;

import static org.assertj.core.api.Assertions.assertThat;

import casebook.command.deciding.Refusal;
import casebook.command.partnership.Register;
import casebook.command.plans.PlanTerms;
import casebook.events.Division;
import casebook.events.OnsCode;
import casebook.events.PartnershipEvent.AuthorityRegistered;
import casebook.events.PlanCode;
import casebook.events.ShortCode;
import casebook.web.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever is sent is read or refused with a sentence. */
class AnyFileTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
    private static final Register REGISTER = Register.of(List.of(
            new AuthorityRegistered(
                    ShortCode.parse("CBC"),
                    OnsCode.parse("E07000130"),
                    "Charnwood Borough Council",
                    List.of(),
                    LocalDate.of(2010, 8, 1)),
            new AuthorityRegistered(
                    ShortCode.parse("MBC"),
                    OnsCode.parse("E07000133"),
                    "Melton Borough Council",
                    List.of("MDC"),
                    LocalDate.of(2010, 8, 1))));
    private static final PlanTerms PLAN = new PlanTerms(
            PlanCode.parse("SES2011"),
            null,
            List.of(new Division("1", "One", null), new Division("2", "Two", null)),
            List.of(),
            List.of(),
            LocalDate.of(2011, 8, 31),
            null,
            null,
            List.of());

    private static final List<String> PIECES = List.of(
            ",",
            ",",
            ",",
            "\n",
            "\r\n",
            "\"",
            "\"\"",
            ";",
            "\t",
            "Ref",
            "Action",
            "Deadline",
            "Authorities",
            "Progress",
            "Status",
            "As at",
            "Completed on",
            "Revised deadline",
            "Objective",
            "Progress as at March 2018",
            "1.1",
            "1.2a",
            "2",
            "PEO 1",
            "One",
            "Do it",
            "April 2018",
            "TBC",
            "ALL",
            "OTHERS",
            "CBC; MDC",
            "except MBC",
            "Completed",
            "Date revised to May 2018. Late",
            "Date revised to never",
            "31/02/2018",
            "=1+1",
            "#REF!",
            "\u00a0",
            "é",
            "\uFEFF",
            "\u202e",
            "\ud800",
            "x".repeat(400),
            "(",
            ")",
            "-");

    private static void read(byte[] bytes) {
        try {
            Sheet sheet = Sheet.parse(FileText.decode(bytes, StandardCharsets.UTF_8));
            RowErrors errors = new RowErrors(sheet);
            List<PlannedCase> cases = new PlanReader(
                            sheet, PLAN, REGISTER, new ImportOptions(false, null, null, null), TODAY, errors)
                    .read();
            assertThat(errors.all())
                    .allSatisfy(error -> assertThat(error.message()).isNotBlank());
            Set<Integer> bad = errors.all().stream().map(RowError::row).collect(Collectors.toSet());
            assertThat(cases).noneMatch(planned -> bad.contains(planned.row()));
            assertThat(cases).extracting(PlannedCase::caseId).doesNotHaveDuplicates();
        } catch (Problem e) {
            assertThat(e.getMessage()).isNotBlank();
            assertThat(e.status().is4xxClientError()).isTrue();
        } catch (Refusal e) {
            assertThat(e.sentence()).isNotBlank();
        }
    }

    @Test
    void pieces_of_plans_in_any_order_are_read_or_refused() {
        Random random = new Random(2011);
        for (int n = 0; n < 5_000; n++) {
            String text = random.ints(random.nextInt(60), 0, PIECES.size())
                    .mapToObj(PIECES::get)
                    .collect(Collectors.joining());
            String headed = random.nextBoolean() ? text : "Ref,Action,Deadline,Authorities,Progress\n" + text;
            read(headed.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void a_real_plan_with_broken_places_is_read_or_refused() throws IOException {
        Random random = new Random(2016);
        List<byte[]> files = new ArrayList<>();
        for (String plan : List.of("SES2011", "CBC2016", "LCC2020")) {
            files.add(Importing.sample(plan).getBytes(StandardCharsets.UTF_8));
        }
        for (int n = 0; n < 600; n++) {
            byte[] broken = files.get(n % files.size()).clone();
            for (int places = 1 + random.nextInt(4); places > 0; places--) {
                broken[random.nextInt(broken.length)] = (byte) ",\"\n;'=x0 \u00e9".charAt(random.nextInt(10));
            }
            read(broken);
        }
    }
}
