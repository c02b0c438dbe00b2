/** Axon's door to the log: events in, events out, and on what each decision was based. */
@NullMarked
package casebook.command.recording;

import org.jspecify.annotations.NullMarked;
