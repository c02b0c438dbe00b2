package casebook.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.databind.json.JsonMapper;

class AccountsTest {
    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final JsonMapper json = new JsonMapper();

    @TempDir
    Path folder;

    @Test
    void the_first_start_makes_an_account_for_each_role_and_council_and_shows_the_passwords_once() {
        Path file = folder.resolve("accounts.json");
        Accounts first = Accounts.fromFile(file, encoder, json);
        Accounts second = Accounts.fromFile(file, encoder, json);

        assertThat(first.newPasswords())
                .hasSize(20)
                .containsKeys("officer.bdc", "approver.lcc", "auditor", "board", "admin");
        assertThat(first.newPasswords().values()).doesNotHaveDuplicates();
        assertThat(second.newPasswords()).isEmpty();
        assertThat(encoder.matches(
                        first.newPasswords().get("admin"),
                        second.loadUserByUsername("admin").getPassword()))
                .isTrue();
    }

    @Test
    void the_file_holds_hashes_and_is_for_its_owner_alone() throws IOException {
        Path file = folder.resolve("accounts.json");
        Accounts accounts = Accounts.fromFile(file, encoder, json);

        assertThat(Files.readString(file))
                .contains("{bcrypt}")
                .doesNotContain(accounts.newPasswords().values());
        assertThat(Files.getPosixFilePermissions(file))
                .containsOnly(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void a_broken_file_is_refused_by_name() throws IOException {
        Path file = Files.writeString(folder.resolve("accounts.json"), "[{");

        assertThatThrownBy(() -> Accounts.fromFile(file, encoder, json)).hasMessageContaining(file.toString());
    }

    @Test
    void an_officer_acts_for_one_council() {
        Account officer = (Account) Accounts.demo(encoder).loadUserByUsername("Officer.CBC");

        assertThat(officer.caller().is(Role.OFFICER)).isTrue();
        assertThat(officer.caller().actsFor("CBC")).isTrue();
        assertThat(officer.caller().actsFor("BDC")).isFalse();
        assertThat(officer.caller().is(Role.ADMINISTRATOR)).isFalse();
    }

    @Test
    void a_remembered_password_is_right_only_for_its_own_hash() {
        PasswordEncoder remembering = new RememberingPasswordEncoder(new BCryptPasswordEncoder(4));
        String hash = remembering.encode("secret");
        String other = remembering.encode("other");

        assertThat(remembering.matches("secret", hash)).isTrue();
        assertThat(remembering.matches("secret", hash)).isTrue();
        assertThat(remembering.matches("wrong", hash)).isFalse();
        assertThat(remembering.matches("secret", other)).isFalse();
    }
}
