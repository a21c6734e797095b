package dev.ravel.files;

import dev.ravel.config.OutputConfig;
import dev.ravel.member.Draft;
import dev.ravel.member.Storage;
import dev.ravel.member.StorageException;
import dev.ravel.work.Cause;
import dev.ravel.work.FileNames;
import dev.ravel.work.Target;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
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

    /**
     * Whether there is a file of this name that is older than the run and, where a SHA-256 is given, has it. One that cannot
     * be read has not. Blocks.
     */
    public boolean older(String name, Optional<String> sha256) {
        try {
            return older.is(Place.of(root, name), sha256);
        } catch (StorageException | IOException e) {
            return false;
        }
    }

    @Override
    public Future<Draft> look(Task task) {
        return on(task, () -> found(task));
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
        boolean asked = note.isPresent() || output.namedByServer() || anothers(task);
        Optional<Instant> replaced = asked ? Optional.empty() : older.look(place);
        return new FileDraft(this, task, file, note, replaced);
    }

    /** Whether an older file of the name says nothing of this body: its hash was wrong, or it may be another URL's. */
    private static boolean anothers(Task task) {
        Target target = ((Work.Fetch) task.work()).target();
        return target.sha256().isPresent() || target.positional();
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

    /** A job for this task on a disk's thread; fails with {@link StorageException}. */
    <T> Future<T> on(Task task, Callable<T> job) {
        String name = nameOf(task);
        return disk.get(Trouble.told(job, root, name))
                .recover(thrown -> Future.failedFuture(Trouble.of(thrown, root, name)));
    }

    private static String nameOf(Task task) {
        return ((Work.Fetch) task.work()).file();
    }
}
