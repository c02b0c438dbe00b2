package casebook.command.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import casebook.command.importing.AuthorityWords.Bound;
import casebook.command.partnership.Register;
import casebook.events.OnsCode;
import casebook.events.PartnershipEvent.AuthorityRegistered;
import casebook.events.ShortCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityWordsTest {
    private static final Register REGISTER = Register.of(List.of(
            registered("CBC", "E07000130", "Charnwood Borough Council", "Charnwood"),
            registered("HBBC", "E07000132", "Hinckley and Bosworth Borough Council", "Hinckley and Bosworth"),
            registered("MBC", "E07000133", "Melton Borough Council", "MDC"),
            registered("NWLDC", "E07000134", "North West Leicestershire District Council", "NWL"),
            registered("OWBC", "E07000135", "Oadby and Wigston Borough Council", "OWDC")));

    private static AuthorityRegistered registered(String code, String onsCode, String name, String alias) {
        return new AuthorityRegistered(
                ShortCode.parse(code), OnsCode.parse(onsCode), name, List.of(alias), LocalDate.of(2010, 8, 1));
    }

    @Test
    void all_are_the_districts_and_boroughs_and_never_a_county_or_a_unitary() {
        Register wider = REGISTER.with(
                        registered("LCC", "E10000018", "Leicestershire County Council", "Leicestershire"))
                .with(registered("RCC", "E06000017", "Rutland County Council", "Rutland"))
                .with(registered("WCC", "E09000033", "Westminster City Council", "Westminster"));
        assertThat(codes(wider.districtsOn(LocalDate.of(2018, 4, 1)).collect(Collectors.toSet()))
                        .split(" "))
                .containsExactlyInAnyOrder("CBC", "HBBC", "MBC", "NWLDC", "OWBC", "WCC");
    }

    private static String codes(Set<Register.Authority> authorities) {
        return authorities.stream().map(authority -> authority.code().value()).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NWL; HBBC; CBC                                              | NWLDC HBBC CBC
            NWL;                                                        | NWLDC
            CBC, MBC / OWDC                                             | CBC MBC OWBC
            'CBC\nMDC'                                                  | CBC MBC
            CBC and HBBC                                                | CBC HBBC
            CBC & HBBC                                                  | CBC HBBC
            Hinckley and Bosworth                                       | HBBC
            Hinckley & Bosworth BC and Oadby & Wigston Borough Council  | HBBC OWBC
            Charnwood, Hinckley and Bosworth and Melton BC              | CBC HBBC MBC
            E07000130                                                   | CBC
            cbc; CBC                                                    | CBC
            """)
    void councils_are_named_in_a_list(String text, String codes) {
        Bound bound = AuthorityWords.read(text.replace("\\n", "\n"), REGISTER);
        assertThat(codes(bound.named())).isEqualTo(codes);
        assertThat(bound.all()).isFalse();
        assertThat(bound.others()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ALL", "all", "All councils", "All district councils", "All partners", "all of the districts"})
    void all_is_every_district(String text) {
        assertThat(AuthorityWords.read(text, REGISTER).all()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OTHERS",
                "ALL OTHERS",
                "the rest",
                "All other councils",
                "Other authorities",
                "remaining councils"
            })
    void others_are_those_that_are_not_named(String text) {
        Bound bound = AuthorityWords.read(text, REGISTER);
        assertThat(bound.others()).isTrue();
        assertThat(bound.all()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALL except MBC; CBC", "All councils except for MDC and CBC", "all (excluding MBC, CBC)"})
    void some_can_be_left_out(String text) {
        Bound bound = AuthorityWords.read(text, REGISTER);
        assertThat(bound.all()).isTrue();
        assertThat(codes(bound.except())).isEqualTo("MBC CBC");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "XYZ",
                "CBC; XYZ",
                "MBC – pilot scheme",
                "BTEC – CBC",
                ";",
                "except CBC",
                "WELLAND PARTNERSHIP; OTHERS"
            })
    void what_is_no_council_is_refused_with_the_remedy(String text) {
        assertThatThrownBy(() -> AuthorityWords.read(text, REGISTER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ALL");
    }
}
