package dev.ravel.files;

import dev.ravel.member.StorageException;
import dev.ravel.work.Cause;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where one body goes, and what its user knows it by.
 *
 * @param root the folder, as the conf has it
 * @param name below the folder
 * @param target the whole path, absolute
 */
record Place(Path root, String name, Path target) {
    private static final String PART = ".part";
    private static final String NOTE = PART + ".json";
    private static final String DRAFT_OF_NOTE = NOTE + ".tmp";

    /** Refuses a name that leads out of the folder. */
    static Place of(Path root, String name) throws StorageException {
        try {
            Path folder = root.toAbsolutePath().normalize();
            Path inside = folder.resolve(name).normalize();
            if (inside.equals(folder) || !inside.startsWith(folder)) {
                throw refused();
            }
            return new Place(root, name, inside);
        } catch (InvalidPathException e) {
            throw refused();
        }
    }

    /** How messages name it. */
    Path shown() {
        return root.resolve(name);
    }

    /** The same folder, another last part of the name. */
    Place beside(String other) throws StorageException {
        int end = name.lastIndexOf('/');
        return of(root, name.substring(0, end + 1) + other);
    }

    Path part() {
        return with(PART);
    }

    Path note() {
        return with(NOTE);
    }

    Path draftOfNote() {
        return with(DRAFT_OF_NOTE);
    }

    private Path with(String ending) {
        return target.resolveSibling(target.getFileName() + ending);
    }

    private static StorageException refused() {
        return new StorageException(Cause.FILE, "the file name leads out of the folder");
    }
}
