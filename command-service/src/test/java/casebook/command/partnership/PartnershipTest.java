package casebook.command.partnership;

import static casebook.command.deciding.Sending.TODAY;
import static casebook.command.deciding.Sending.refusal;
import static casebook.command.deciding.Sending.refusalOf;
import static casebook.command.deciding.Sending.today;

import casebook.command.partnership.PartnershipCommand.AddAuthorityAlias;
import casebook.command.partnership.PartnershipCommand.RecordDeparture;
import casebook.command.partnership.PartnershipCommand.RegisterAuthority;
import casebook.events.OnsCode;
import casebook.events.PartnershipEvent.AuthorityAliasAdded;
import casebook.events.PartnershipEvent.AuthorityDeparted;
import casebook.events.PartnershipEvent.AuthorityRegistered;
import casebook.events.ShortCode;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartnershipTest {
    private static final ShortCode CBC = new ShortCode("CBC");
    private static final ShortCode MBC = new ShortCode("MBC");
    private static final LocalDate FOUNDED = LocalDate.of(2010, 8, 1);
    private static final AuthorityRegistered CHARNWOOD =
            new AuthorityRegistered(CBC, new OnsCode("E07000130"), "Charnwood Borough Council", List.of(), FOUNDED);

    private final FixtureConfiguration<Partnership> partnership = new AggregateTestFixture<>(Partnership.class);

    @Test
    void the_first_authority_is_registered() {
        partnership
                .givenNoPriorActivity()
                .when(register("CBC", "E07000130", "Charnwood Borough Council"), today())
                .expectEvents(CHARNWOOD);
    }

    @Test
    void an_authority_is_a_member_from_today_unless_another_day_is_given() {
        partnership
                .given(CHARNWOOD)
                .when(
                        new RegisterAuthority(
                                MBC, new OnsCode("E07000133"), "Melton Borough Council", List.of("MDC"), null),
                        today())
                .expectEvents(new AuthorityRegistered(
                        MBC, new OnsCode("E07000133"), "Melton Borough Council", List.of("MDC"), TODAY));
    }

    @Test
    void nobody_joins_in_the_future() {
        partnership
                .given(CHARNWOOD)
                .when(
                        new RegisterAuthority(
                                MBC, new OnsCode("E07000133"), "Melton Borough Council", List.of(), TODAY.plusDays(1)),
                        today())
                .expectException(refusalOf("memberFrom"));
    }

    @ParameterizedTest
    @CsvSource({
        "CBC, E07000133, Melton Borough Council",
        "MBC, E07000130, Melton Borough Council",
        "MBC, E07000133, charnwood  borough council"
    })
    void codes_and_names_are_unique_across_the_partnership(String code, String onsCode, String name) {
        partnership
                .given(CHARNWOOD)
                .when(register(code, onsCode, name), today())
                .expectException(refusal("name-taken"));
    }

    @Test
    void an_alias_is_not_given_twice_for_one_authority() {
        partnership
                .given(CHARNWOOD)
                .when(
                        new RegisterAuthority(
                                MBC,
                                new OnsCode("E07000133"),
                                "Melton Borough Council",
                                List.of("MDC", "mdc"),
                                FOUNDED),
                        today())
                .expectException(refusal("name-twice"));
    }

    @Test
    void an_alias_is_added() {
        partnership
                .given(CHARNWOOD)
                .when(new AddAuthorityAlias(CBC, " Charnwood "), today())
                .expectEvents(new AuthorityAliasAdded(CBC, "Charnwood", TODAY));
    }

    @ParameterizedTest
    @CsvSource({"cbc", "E07000130", "Charnwood Borough Council"})
    void an_alias_that_stands_for_an_authority_is_not_added(String alias) {
        partnership
                .given(CHARNWOOD)
                .when(new AddAuthorityAlias(CBC, alias), today())
                .expectException(refusal("name-taken"));
    }

    @Test
    void an_authority_that_is_not_registered_gets_no_alias() {
        partnership
                .given(CHARNWOOD)
                .when(new AddAuthorityAlias(MBC, "MDC"), today())
                .expectException(refusal("authority-unknown"));
    }

    @Test
    void an_authority_departs() {
        LocalDate lastDay = LocalDate.of(2018, 3, 31);
        partnership
                .given(CHARNWOOD)
                .when(new RecordDeparture(CBC, lastDay, "Works alone from now on"), today())
                .expectEvents(new AuthorityDeparted(CBC, lastDay, "Works alone from now on"));
    }

    @Test
    void an_authority_departs_once() {
        partnership
                .given(CHARNWOOD, new AuthorityDeparted(CBC, FOUNDED.plusYears(1), "Works alone"))
                .when(new RecordDeparture(CBC, null, "Works alone"), today())
                .expectException(refusal("authority-departed"));
    }

    @Test
    void nobody_departs_before_joining() {
        partnership
                .given(CHARNWOOD)
                .when(new RecordDeparture(CBC, FOUNDED.minusDays(1), "Works alone"), today())
                .expectException(refusalOf("lastDay"));
    }

    private static RegisterAuthority register(String code, String onsCode, String name) {
        return new RegisterAuthority(new ShortCode(code), new OnsCode(onsCode), name, List.of(), FOUNDED);
    }
}
