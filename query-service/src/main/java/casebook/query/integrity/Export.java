package casebook.query.integrity;

import casebook.checkpoints.Checkpoint;
import casebook.log.LogTree;
import casebook.log.LogTree.Leaf;
import casebook.query.reading.Reader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the log that goes to a reader, with the checkpoint that covers it.
 *
 * @param origin names the log
 * @param checkpoint absent where there is none and none can be signed
 * @param altered what is known beforehand to be missing or changed, sentence by sentence
 */
record Export(
        LogTree tree,
        long from,
        long to,
        String origin,
        @Nullable Checkpoint checkpoint,
        List<String> altered,
        Reader reader) {

    interface Lines {
        void write(Leaf leaf) throws IOException;
    }

    /**
     * Reads as it goes, so that nothing has to be held but a few commits.
     *
     * @throws casebook.log.LogAlteredException where the next entry can't be read
     */
    void forEach(Lines lines) throws IOException {
        long position = from - 1;
        while (position < to) {
            List<Leaf> next = tree.leavesAfter(position);
            if (next.isEmpty()) {
                return;
            }
            for (Leaf leaf : next) {
                position = leaf.entry().position();
                if (position <= to) {
                    lines.write(leaf);
                }
            }
        }
    }
}
