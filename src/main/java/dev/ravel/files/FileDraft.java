package dev.ravel.files;

import dev.ravel.member.Arrival;
import dev.ravel.member.Draft;
import dev.ravel.member.Held;
import dev.ravel.member.Origin;
import dev.ravel.member.Part;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/** What a folder has of one body, as it was when somebody looked. */
final class FileDraft implements Draft {
    private final Folder folder;
    private final Task task;
    private final DiskFile file;
    private final Optional<Note> note;
    private final Optional<Instant> older;

    FileDraft(Folder folder, Task task, DiskFile file, Optional<Note> note, Optional<Instant> older) {
        this.folder = folder;
        this.task = task;
        this.file = file;
        this.note = note;
        this.older = older;
    }

    @Override
    public Optional<Instant> older() {
        return older;
    }

    @Override
    public Optional<Held> held() {
        return note.map(held -> held);
    }

    @Override
    public int segments() {
        return folder.segments(task);
    }

    @Override
    public Future<Part> begin(Arrival arrival) {
        return folder.on(task, () -> {
            Place place = folder.place(task, arrival.name());
            Optional<Note> blank = arrival.origin().map(origin -> blank(origin, place));
            file.create();
            return part(place, blank, new Extents());
        });
    }

    @Override
    public Future<Part> resume() {
        return folder.on(task, () -> {
            Note held = note.orElseThrow();
            Place place = folder.place(task, Optional.of(held.name()));
            file.reopen();
            return part(place, note, Extents.of(held.have()));
        });
    }

    @Override
    public Future<Void> drop() {
        folder.mistrust(task);
        return folder.on(task, ((Disk.Job) file::delete).asCall());
    }

    private static Note blank(Origin origin, Place place) {
        return Note.of(origin, place.name());
    }

    private Part part(Place place, Optional<Note> blank, Extents have) {
        Optional<String> sha256 = ((Work.Fetch) task.work()).target().sha256();
        return new PartFile(folder.disk(), file, new Goal(place, blank, sha256), have);
    }
}
