package casebook.command.partnership;

/** The authorities as the record has them. What a decision reads here must not change before it is recorded. */
@FunctionalInterface
public interface Authorities {
    Register register();
}
