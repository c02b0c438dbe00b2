package casebook.log;

import casebook.merkle.Hash;
import java.time.Instant;

/**
 * The answer to an append.
 *
 * @param version the stream's version after the command's last event
 * @param position the position of the command's last event
 * @param leafHash the hash of that event's canonical line, which proves later what stood there
 * @param repeated whether the command had been recorded before; all else is then the first answer
 */
public record Receipt(
        String stream, long version, long position, Hash leafHash, Instant recordedAt, boolean repeated) {}
