/** Measures what docs/performance.md says. */
@NullMarked
package casebook.benchmarks;

import org.jspecify.annotations.NullMarked;
