/** The event stores that Casebook's log is measured against. */
@NullMarked
package casebook.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
