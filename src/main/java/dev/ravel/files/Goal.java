package dev.ravel.files;

import dev.ravel.member.StorageException;
import dev.ravel.work.Cause;
import java.io.IOException;
import java.util.Optional;

/**
 * What a part is to become.
 *
 * @param place of the file
 * @param blank the note of the part when it had nothing yet; absent where it cannot be gone on with
 * @param sha256 what the hash of the whole has to be, where the job knows it
 */
record Goal(Place place, Optional<Note> blank, Optional<String> sha256) {
    boolean resumable() {
        return blank.isPresent();
    }

    Note note(Extents have) {
        return blank.orElseThrow().with(have.list());
    }

    /** Of the whole; where nobody said it, there is no more than what came. */
    long length(Extents have) {
        return blank.map(Note::length).orElseGet(have::total);
    }

    /** @param composed whether the bytes are of more than one answer: then it may be their joining that is wrong */
    void check(String hash, boolean composed) throws StorageException {
        if (sha256.isEmpty() || sha256.get().equals(hash)) {
            return;
        }
        if (composed) {
            throw StorageException.stale("the parts of the file, put together, have the wrong sha256");
        }
        throw new StorageException(Cause.CHECKSUM, "sha256 is " + hash + ", not " + sha256.get());
    }

    /** Leaves the part as it can be used: what is wrong is not gone on with. */
    void unfinished(DiskFile file, StorageException why) throws IOException {
        if (why.spoilt()) {
            file.delete();
            return;
        }
        file.close();
        if (why.word() == Cause.CHECKSUM) {
            file.dropNote();
        }
    }

    /** Leaves the part so that it can be gone on with. */
    void keep(DiskFile file, Extents have, Optional<StorageException> failure) throws IOException {
        if (failure.isPresent()) {
            unfinished(file, failure.get());
            return;
        }
        if (resumable() && have.total() >= Checkpoints.SMALL) {
            file.checkpoint(note(have));
        }
        file.close();
    }
}
