package casebook.log;

import casebook.checkpoints.Checkpoint;
import casebook.checkpoints.CheckpointStore;
import java.util.List;
import java.util.Optional;

/** Fails as nobody foresaw. */
final class FailingCheckpointStore implements CheckpointStore {
    private static UnsupportedOperationException unforeseen() {
        return new UnsupportedOperationException("unforeseen");
    }

    @Override
    public boolean keep(Checkpoint checkpoint) {
        throw unforeseen();
    }

    @Override
    public Optional<KeptNote> find(long size) {
        throw unforeseen();
    }

    @Override
    public List<KeptNote> below(long size, int limit) {
        throw unforeseen();
    }

    @Override
    public List<Long> sizesAbove(long size, int limit) {
        throw unforeseen();
    }

    @Override
    public List<KeptKey> keys() {
        throw unforeseen();
    }

    @Override
    public boolean add(KeptKey key) {
        throw unforeseen();
    }

    @Override
    public void retire(int number) {
        throw unforeseen();
    }
}
