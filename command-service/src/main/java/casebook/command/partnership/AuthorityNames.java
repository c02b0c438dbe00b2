package casebook.command.partnership;

import casebook.events.ShortCode;
import org.springframework.stereotype.Component;

/**
 * Reads an authority as people write it. No name is ever taken back, so what was found once needs no second look; only
 * what is not known yet is looked up in the record.
 */
@Component
public final class AuthorityNames {
    private final Authorities authorities;
    private volatile Register known = Register.EMPTY;

    AuthorityNames(Authorities authorities) {
        this.authorities = authorities;
    }

    /** @throws casebook.command.deciding.Refusal where no authority is written this way */
    public ShortCode resolve(String written) {
        Register.Authority authority = known.find(written).orElseGet(() -> {
            known = authorities.register();
            return known.require(written);
        });
        return authority.code();
    }
}
