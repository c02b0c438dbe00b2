/** What was measured, as JSON, Markdown and charts. */
@NullMarked
package casebook.benchmarks.report;

import org.jspecify.annotations.NullMarked;
