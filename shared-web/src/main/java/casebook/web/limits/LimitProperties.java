package casebook.web.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often somebody may try. What is used up comes back evenly: of 10 in 5 minutes, one every 30 seconds.
 *
 * @param passwords wrong passwords for one account from one address
 * @param passwordsPer the time in which they come back
 * @param passwordsOfAddress wrong passwords from one address, for whatever accounts
 * @param passwordsOfAddressPer the time in which they come back
 * @param passwordsOfAccount wrong passwords for one account, from addresses where nobody signed in to it before
 * @param passwordsOfAccountPer the time in which they come back
 * @param commands commands of one account, and as many from one address
 * @param commandsPer the time in which they come back
 */
@ConfigurationProperties("casebook.limits")
record LimitProperties(
        @DefaultValue("10") int passwords,
        @DefaultValue("5m") Duration passwordsPer,
        @DefaultValue("100") int passwordsOfAddress,
        @DefaultValue("10m") Duration passwordsOfAddressPer,
        @DefaultValue("50") int passwordsOfAccount,
        @DefaultValue("1h") Duration passwordsOfAccountPer,
        @DefaultValue("30000") int commands,
        @DefaultValue("1m") Duration commandsPer) {}
