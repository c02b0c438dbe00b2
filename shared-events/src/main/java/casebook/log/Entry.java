package casebook.log;

import java.time.Instant;

/**
 * One event as recorded.
 *
 * @param position its place in the whole log, from 1 without a gap
 * @param recordedAt UTC, to the millisecond; never goes back along the log
 * @param stream the history that it belongs to, such as a case
 * @param version its place in that stream, from 1 without a gap
 * @param payload the event's JSON exactly as stored
 */
public record Entry(
        long position,
        Instant recordedAt,
        String stream,
        long version,
        String type,
        int revision,
        String payload,
        String commandId,
        Metadata metadata) {}
