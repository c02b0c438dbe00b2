/** The records that are measured: histories of cases as councils make them. */
@NullMarked
package casebook.benchmarks.records;

import org.jspecify.annotations.NullMarked;
