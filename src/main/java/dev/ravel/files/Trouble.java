package dev.ravel.files;

import dev.ravel.member.StorageException;
import dev.ravel.work.Cause;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Tells a full disk, which ends the run, from what ends a task only; and says either so that its user understands. */
final class Trouble {
    /** What Linux, the BSDs and Windows say, in English. */
    private static final String[] FULL = {"no space left", "quota exceeded", "not enough space"};
    /** Messages come in the user's language: a store with less room than this is full in any. */
    private static final long NO_ROOM = 64 * 1024;

    private Trouble() {}

    /** The job, which tells what is wrong on the thread that may ask the disk. */
    static <T> Callable<T> told(Callable<T> job, Path root, String name) {
        return () -> {
            try {
                return job.call();
            } catch (Exception e) {
                throw of(e, root, name);
            }
        };
    }

    static StorageException of(Throwable thrown, Place place) {
        return of(thrown, place.root(), place.name());
    }

    /** @param root the folder, as the conf has it */
    static StorageException of(Throwable thrown, Path root, String name) {
        if (thrown instanceof StorageException known) {
            return known;
        }
        String reason = reason(thrown);
        return thrown instanceof IOException && full(reason, root)
                ? StorageException.full("the disk is full: " + shown(root, name) + " cannot be stored (" + reason + ")")
                : new StorageException(Cause.FILE, name + ": " + reason);
    }

    private static String shown(Path root, String name) {
        return root + "/" + name;
    }

    private static boolean full(String reason, Path root) {
        String said = reason.toLowerCase(Locale.ROOT);
        return Stream.of(FULL).anyMatch(said::contains) || noRoom(root);
    }

    private static boolean noRoom(Path root) {
        try {
            return Files.getFileStore(root).getUsableSpace() < NO_ROOM;
        } catch (IOException e) {
            return false;
        }
    }

    private static String reason(Throwable thrown) {
        if (thrown instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (thrown instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return thrown instanceof FileSystemException || thrown.getMessage() == null
                ? thrown.getClass().getSimpleName()
                : thrown.getMessage();
    }
}
