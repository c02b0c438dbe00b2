package casebook.log;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;

/** Proposals as councils' commands make them; authority and plan are those of the case's id. */
public final class Proposals {
    private Proposals() {}

    public static Proposal opening(String caseId) {
        return proposal(caseId, 0, "case-opened");
    }

    public static Proposal progress(String caseId, long expectedVersion) {
        return proposal(caseId, expectedVersion, "progress-recorded");
    }

    /** A proposal of one event for each type. */
    public static Proposal proposal(String caseId, long expectedVersion, String... types) {
        String[] idParts = caseId.split("-", -1);
        return new Proposal(
                caseId,
                expectedVersion,
                UUID.randomUUID().toString(),
                "digest",
                IntStream.range(0, types.length)
                        .mapToObj(i -> new NewEvent(types[i], 1, "{\"caseId\":\"%s\",\"n\":%d}".formatted(caseId, i)))
                        .toList(),
                new Metadata(
                        "officer." + idParts[2].toLowerCase(Locale.ROOT),
                        "An officer",
                        "officer",
                        idParts[2],
                        idParts[0],
                        UUID.randomUUID().toString(),
                        null),
                List.of());
    }

    public static Proposal withCommand(Proposal proposal, String commandId, String contentDigest) {
        return new Proposal(
                proposal.stream(),
                proposal.expectedVersion(),
                commandId,
                contentDigest,
                proposal.events(),
                proposal.metadata(),
                proposal.guards());
    }

    public static Proposal guarded(Proposal proposal, Guard... guards) {
        return new Proposal(
                proposal.stream(),
                proposal.expectedVersion(),
                proposal.commandId(),
                proposal.contentDigest(),
                proposal.events(),
                proposal.metadata(),
                List.of(guards));
    }
}
