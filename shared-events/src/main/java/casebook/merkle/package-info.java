/** Merkle trees as in RFC 9162, section 2.1, with SHA-256: hashes, proofs and their verification. JDK only. */
@NullMarked
package casebook.merkle;

import org.jspecify.annotations.NullMarked;
