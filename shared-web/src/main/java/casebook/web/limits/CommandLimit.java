package casebook.web.limits;

import casebook.web.Caller;
import casebook.web.ProblemAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets one account, and one address, send so many commands in a time; an import is one. */
public final class CommandLimit extends OncePerRequestFilter {
    private final Allowances ofAccount;
    private final Allowances ofAddress;
    private final ProblemAnswers problems;

    CommandLimit(LimitProperties limits, ProblemAnswers problems) {
        ofAccount = new Allowances(limits.commands(), limits.commandsPer());
        ofAddress = new Allowances(limits.commands(), limits.commandsPer());
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !request.getServletPath().startsWith("/commands/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> caller = Caller.signedIn();
        Duration account = caller.map(Caller::subject).map(ofAccount::take).orElse(Duration.ZERO);
        Duration address = ofAddress.take(ClientAddress.of(request.getRemoteAddr()));
        Duration wait = account.compareTo(address) > 0 ? account : address;
        if (wait.isPositive()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
            problems.write(
                    request,
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-commands",
                    "You send more commands than are taken at a time. Nothing was recorded; send it again later.");
        } else {
            chain.doFilter(request, response);
        }
    }
}
