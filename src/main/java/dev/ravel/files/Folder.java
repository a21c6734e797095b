package dev.ravel.files;

import dev.ravel.config.OutputConfig;
import dev.ravel.member.Draft;
import dev.ravel.member.Storage;
import dev.ravel.member.StorageException;
import dev.ravel.work.Cause;
import dev.ravel.work.FileNames;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps bodies as files below one directory, and never beside it: a name that leads out is refused. Links that the
 * directory holds already are followed. A name has one body under way at a time: that is its callers' business.
 */
public final class Folder implements Storage {
    private final Disk disk;
    private final Path root;
    private final OutputConfig output;
    private final Older older;
    private final Names names = new Names();
    /** What was put together and did not fit: it is fetched in one piece. */
    private final Set<String> mistrusted = ConcurrentHashMap.newKeySet();

    /**
     * @param output with {@code files}, the directory; created with the first file
     * @param since the run's first start: what becomes of older files is the conf's decision
     */
    public Folder(Vertx vertx, OutputConfig output, Instant since) {
        this.disk = new Disk(vertx);
        this.root = output.files().orElseThrow();
        this.output = output;
        this.older = new Older(output.ifExists(), since);
    }

    /** The name is that task's, from an earlier start of the run. Only names that a server gives can be taken twice. */
    public void taken(String name, long ordinal) {
        names.claim(name, ordinal);
    }

    /** Whether there is a file of this name that is older than the run. Blocks. */
    public boolean older(String name) {
        try {
            return older.is(Place.of(root, name));
        } catch (StorageException e) {
            return false;
        }
    }

    @Override
    public Future<Draft> look(Task task) {
        return disk.get(() -> found(task)).recover(thrown -> failed(thrown, task));
    }

    @Override
    public int segments() {
        return output.segments();
    }

    /** Lets go of the threads. Files that are still open fail. */
    public Future<Void> close() {
        return disk.close();
    }

    Disk disk() {
        return disk;
    }

    int segments(Task task) {
        return mistrusted.contains(nameOf(task)) ? 1 : output.segments();
    }

    void mistrust(Task task) {
        mistrusted.add(nameOf(task));
    }

    private Draft found(Task task) throws Exception {
        Place place = Place.of(root, nameOf(task));
        DiskFile file = new DiskFile(place);
        Optional<Note> note = file.note();
        Optional<Instant> replaced = note.isPresent() || output.namedByServer() ? Optional.empty() : older.look(place);
        return new FileDraft(this, task, file, note, replaced);
    }

    /** Where the file goes: what the server calls it counts where the conf says so. Blocks. */
    Place place(Task task, Optional<String> called) throws StorageException {
        Place own = Place.of(root, nameOf(task));
        if (!output.namedByServer()) {
            return own;
        }
        Place place = called.isPresent() ? own.beside(FileNames.safe(called.get())) : own;
        if (!names.claim(place.name(), task.ordinal())) {
            throw new StorageException(Cause.NAME_TAKEN, "another task of this run has the file name " + place.name());
        }
        older.look(place);
        return place;
    }

    <T> Future<T> failed(Throwable thrown, Task task) {
        return Future.failedFuture(Trouble.of(thrown, root, nameOf(task)));
    }

    private static String nameOf(Task task) {
        return ((Work.Fetch) task.work()).file();
    }
}
