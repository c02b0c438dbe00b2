package casebook.query.integrity;

import casebook.checkpoints.Checkpoint;
import casebook.log.LogTree;
import casebook.log.LogTree.Leaf;
import casebook.query.reading.Reader;
import java.io.IOException;
import java.util.List;

/** A part of the log that goes to a reader, with the checkpoint that covers it. */
record Export(LogTree tree, long from, long to, Checkpoint checkpoint, Reader reader) {

    interface Lines {
        void write(Leaf leaf) throws IOException;
    }

    /** Reads as it goes, so that nothing has to be held but a few commits. */
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
