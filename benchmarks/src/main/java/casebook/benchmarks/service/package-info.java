/** Figures of the standalone process, over HTTP. */
@NullMarked
package casebook.benchmarks.service;

import org.jspecify.annotations.NullMarked;
