/**
 * Signed checkpoints of the log's tree, in the formats of C2SP (c2sp.org/signed-note, c2sp.org/tlog-checkpoint), where
 * they and the keys are kept, and the log's check of itself against them.
 */
@NullMarked
package casebook.checkpoints;

import org.jspecify.annotations.NullMarked;
