/** Figures of the log and its views, in this process. */
@NullMarked
package casebook.benchmarks.log;

import org.jspecify.annotations.NullMarked;
