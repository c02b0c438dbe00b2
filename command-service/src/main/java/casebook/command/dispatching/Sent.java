package casebook.command.dispatching;

/**
 * What travels with a command through Axon, as metadata under {@link #KEY}.
 *
 * @param commandId the sender's subject and key: the log records it once
 * @param contentDigest tells a repeat from another command under the same id
 */
record Sent(Origin origin, String commandId, String contentDigest) {
    static final String KEY = "sent";
}
