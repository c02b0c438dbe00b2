package casebook.benchmarks;

import casebook.benchmarks.report.Result;
import java.util.List;

/** Something that is measured: several sides of one question, in one run and under the same conditions. */
public interface Benchmark {

    /** What it is chosen by. */
    String name();

    /** @throws Exception where what is measured does not do its work: then there is no figure */
    List<Result> run(Stand stand) throws Exception;
}
