/** That the benchmarks do what they say. */
package casebook.benchmarks;
