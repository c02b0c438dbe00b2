package casebook.command.partnership;

import static casebook.command.deciding.Sending.TODAY;
import static casebook.command.deciding.Sending.refusal;
import static casebook.command.deciding.Sending.refusalOf;
import static casebook.command.deciding.Sending.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import casebook.command.deciding.Refusal;
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
import org.junit.jupiter.params.provider.ValueSource;

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
    @CsvSource({"cbc", "Charnwood Borough Council"})
    void an_alias_that_stands_for_an_authority_is_not_added(String alias) {
        partnership
                .given(CHARNWOOD)
                .when(new AddAuthorityAlias(CBC, alias), today())
                .expectException(refusal("name-taken"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALL",
                "all",
                "OTHERS",
                "All councils",
                "the rest",
                "every authority",
                "all except MBC",
                "Melton and the rest",
                "anything but Melton",
                "N/A",
                "-",
                ";",
                "a;b",
                "a, b",
                "A and B",
                "and",
                "CBC/MBC",
                "1",
                "2018-03-31",
                "31 March 2018",
                "March 2018",
                "\uFF23\uFF22\uFF23",
                "\u0421\u0412\u0421",
                "Ch\u0430rnwood",
                "\u1D04BC",
                "C\u200BBC",
                "C\u00ADBC",
                "\uD835\uDC02BC"
            })
    void a_name_is_nothing_that_a_paper_means_otherwise(String written) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new AddAuthorityAlias(CBC, written))
                .satisfies(refusal ->
                        assertThat(refusalOf("alias").matches(refusal)).isTrue());
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() ->
                        new RegisterAuthority(CBC, new OnsCode("E07000130"), "Charnwood", List.of(written), FOUNDED))
                .satisfies(refusal ->
                        assertThat(refusalOf("aliases").matches(refusal)).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALL", "OTHERS", "REST", "AND"})
    void a_code_is_no_word_for_several_councils(String code) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> register(code, "E07000130", "Charnwood Borough Council"))
                .satisfies(refusal ->
                        assertThat(refusalOf("code").matches(refusal)).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hinckley and Bosworth",
                "Hinckley & Bosworth BC",
                "Oadby and Wigston Borough Council",
                "Bournemouth, Christchurch and Poole Council",
                "King's Lynn & West Norfolk",
                "Stoke-on-Trent",
                "Cyngor Sir Ynys M\u00F4n",
                "T\u0177 Gwyn",
                "\u0141\u00F3d\u017A",
                "Allerdale",
                "St. Helens",
                "Restormel"
            })
    void names_of_real_councils_are_possible(String name) {
        assertThat(new AddAuthorityAlias(CBC, name).alias()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CBC and Melton", "Melton, Charnwood Borough Council", "Melton (CBC)"})
    void a_name_that_lists_another_authority_is_refused(String name) {
        partnership
                .given(CHARNWOOD)
                .when(register("MBC", "E07000133", name), today())
                .expectException(refusal("name-lists-others"));
    }

    @Test
    void a_name_is_the_same_in_wide_letters_and_in_composed_ones() {
        Register register = Register.of(List.of(CHARNWOOD, new AuthorityAliasAdded(CBC, "M\u00F4n", FOUNDED)));
        assertThat(register.find("\uFF23\uFF22\uFF23")).isPresent();
        assertThat(register.find("Mo\u0302n")).isPresent();
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
