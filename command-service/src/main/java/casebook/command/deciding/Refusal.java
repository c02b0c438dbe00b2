package casebook.command.deciding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A command that is not carried out: a stable code for programs and a sentence for the officer, which names the mistake
 * and the remedy. Nothing was recorded.
 */
public final class Refusal extends RuntimeException {
    private final Kind kind;
    private final String code;
    private final List<FieldError> errors;
    private final @Nullable Long version;

    /** Why a command is refused. */
    public enum Kind {
        /** A field is wrong in itself, whatever the record says. */
        INVALID,
        /** The sender may not do this. */
        FORBIDDEN,
        /** The command is about something that is not in the record. */
        UNKNOWN,
        /** The record, as it stands, does not allow it. */
        CONFLICT,
        /** The record has moved since the sender saw it. */
        STALE,
        /** The sender did not say which version the change is based on. */
        VERSION_NEEDED,
        /** Another command was sent under the same key. */
        KEY_REUSED,
        /** Others keep changing what the decision is based on. */
        BUSY
    }

    private Refusal(Kind kind, String code, String sentence, List<FieldError> errors, @Nullable Long version) {
        super(sentence, null, false, false);
        this.kind = kind;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.version = version;
    }

    /** Refuses, because of what the record says, where the condition holds. */
    public static void refuse(boolean condition, String code, String sentence) {
        if (condition) {
            throw conflict(code, sentence);
        }
    }

    public static Refusal conflict(String code, String sentence) {
        return new Refusal(Kind.CONFLICT, code, sentence, List.of(), null);
    }

    public static Refusal unknown(String code, String sentence) {
        return new Refusal(Kind.UNKNOWN, code, sentence, List.of(), null);
    }

    public static Refusal forbidden(String code, String sentence) {
        return new Refusal(Kind.FORBIDDEN, code, sentence, List.of(), null);
    }

    public static Refusal invalid(String field, String sentence) {
        return invalid(List.of(new FieldError(field, sentence)));
    }

    public static Refusal invalid(List<FieldError> errors) {
        String sentences = errors.stream().map(FieldError::message).collect(Collectors.joining(" "));
        return new Refusal(Kind.INVALID, "invalid", sentences, errors, null);
    }

    public static Refusal stale(long version) {
        return new Refusal(
                Kind.STALE,
                "stale",
                "This has changed since you read it: it is now at version %d. Read it again, then decide again."
                        .formatted(version),
                List.of(),
                version);
    }

    /** The sender names versions, but none that a history of ours could have. */
    public static Refusal foreignTag(long version) {
        return new Refusal(
                Kind.STALE,
                "etag-foreign",
                "The ETag in If-Match is not one of ours: it is a version in quotes, without W/. Read this again and"
                        + " send the ETag that comes with it; it is now at version %d.".formatted(version),
                List.of(),
                version);
    }

    public static Refusal versionNeeded(long version) {
        return new Refusal(
                Kind.VERSION_NEEDED,
                "precondition-required",
                "Say which version you have seen in the header If-Match, such as If-Match: \"%d\".".formatted(version),
                List.of(),
                version);
    }

    public static Refusal keyReused() {
        return new Refusal(
                Kind.KEY_REUSED,
                "idempotency-key-reused",
                "This Idempotency-Key came with another command before. Use a new key for each command.",
                List.of(),
                null);
    }

    public static Refusal busy() {
        return new Refusal(
                Kind.BUSY,
                "record-busy",
                "Others are changing the same part of the record. Nothing was recorded; send the command again.",
                List.of(),
                null);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    /** The sentence for the user. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** The fields that are wrong in themselves; none for other kinds. */
    public List<FieldError> errors() {
        return errors;
    }

    /** The record's version, where the refusal is about it. */
    public Optional<Long> version() {
        return Optional.ofNullable(version);
    }
}
