package casebook.log.file;

import casebook.log.EventLogContract;
import casebook.log.LogStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class FileLogStoreTest extends EventLogContract {
    @TempDir
    Path directory;

    private FileLogStore store;

    @BeforeEach
    void open() {
        store = new FileLogStore(directory);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected LogStore store() {
        return store;
    }
}
