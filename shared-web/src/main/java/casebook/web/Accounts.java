package casebook.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The local accounts: one officer and one approver for each council, an auditor, a board member, an
 * administrator, and one for whatever reads the meters.
 * Either the demo accounts, or those of a JSON file that is made, with random passwords, where there is none.
 */
final class Accounts implements UserDetailsService {
    private static final List<String> COUNCILS = List.of("BDC", "CBC", "HDC", "HBBC", "MBC", "NWLDC", "OWBC", "LCC");

    private final Map<String, Account> accounts;
    private final Map<String, String> newPasswords;

    private Accounts(List<Account> accounts, Map<String, String> newPasswords) {
        this.accounts = accounts.stream()
                .collect(Collectors.toUnmodifiableMap(account -> key(account.getUsername()), account -> account));
        this.newPasswords = newPasswords;
    }

    /** A line of the accounts file. The password is a hash in the form of Spring Security, such as {bcrypt}$2a$…. */
    record Line(String username, String password, String name, Set<Role> roles, Set<String> authorities) {
        Account account() {
            return new Account(username, password, name, roles, authorities);
        }
    }

    /** Where a provider vouches for people, nobody has a password here. */
    static Accounts none() {
        return new Accounts(List.of(), Map.of());
    }

    /** The well-known accounts, all with the password "demo". */
    static Accounts demo(PasswordEncoder encoder) {
        String hash = hash(encoder, "demo");
        return new Accounts(lines(username -> hash).map(Line::account).toList(), Map.of());
    }

    /** @throws IllegalStateException with a sentence for whoever deploys this, where the file can't be read */
    static Accounts fromFile(Path file, PasswordEncoder encoder, JsonMapper json) {
        Map<String, String> passwords = new LinkedHashMap<>();
        try {
            if (!Files.exists(file)) {
                SecureRandom random = new SecureRandom();
                List<Line> lines = lines(username -> {
                            byte[] bytes = new byte[12];
                            random.nextBytes(bytes);
                            String password =
                                    Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
                            passwords.put(username, password);
                            return hash(encoder, password);
                        })
                        .toList();
                writeForOwnerOnly(file, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(lines));
            }
            Line[] lines = json.readValue(file.toFile(), Line[].class);
            return new Accounts(Arrays.stream(lines).map(Line::account).toList(), passwords);
        } catch (JacksonException | IllegalStateException e) {
            throw new IllegalStateException("The accounts in %s can't be read: %s".formatted(file, e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The accounts in %s can't be read or made".formatted(file), e);
        }
    }

    /** User names and passwords that were made at this start and are known to nobody yet. */
    Map<String, String> newPasswords() {
        return newPasswords;
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        Account account = accounts.get(key(username));
        if (account == null) {
            throw new UsernameNotFoundException(username);
        }
        // Spring Security erases the hash of what it is given.
        return account.copy();
    }

    private static Stream<Line> lines(Function<String, String> password) {
        Stream<Line> ofCouncils = COUNCILS.stream()
                .flatMap(council -> Stream.of(Role.OFFICER, Role.APPROVER).map(role -> {
                    String username = role.word() + "." + council.toLowerCase(Locale.ROOT);
                    String name = (role == Role.OFFICER ? "Officer" : "Approver") + " (" + council + ")";
                    return new Line(username, password.apply(username), name, Set.of(role), Set.of(council));
                }));
        Stream<Line> ofThePartnership = Stream.of(
                        Map.entry("auditor", Role.AUDITOR),
                        Map.entry("board", Role.BOARD),
                        Map.entry("admin", Role.ADMINISTRATOR),
                        Map.entry("metrics", Role.MONITOR))
                .map(entry -> new Line(
                        entry.getKey(),
                        password.apply(entry.getKey()),
                        switch (entry.getValue()) {
                            case AUDITOR -> "Auditor";
                            case BOARD -> "Board member";
                            case MONITOR -> "Monitoring";
                            default -> "Partnership administrator";
                        },
                        Set.of(entry.getValue()),
                        Set.of()));
        return Stream.concat(ofCouncils, ofThePartnership);
    }

    private static void writeForOwnerOnly(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        Path written = posix
                ? Files.createTempFile(
                        folder,
                        "accounts",
                        ".tmp",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(folder, "accounts", ".tmp");
        Files.write(written, content);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String hash(PasswordEncoder encoder, String password) {
        return java.util.Objects.requireNonNull(encoder.encode(password));
    }

    private static String key(String username) {
        return username.toLowerCase(Locale.ROOT);
    }
}
