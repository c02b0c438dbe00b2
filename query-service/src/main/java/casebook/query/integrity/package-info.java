/** Checkpoints, proofs and exports, with which anyone can find out whether the record was altered. */
@NullMarked
package casebook.query.integrity;

import org.jspecify.annotations.NullMarked;
