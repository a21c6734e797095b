package dev.ravel.deploy;

import dev.ravel.config.RavelConfig;
import dev.ravel.runs.OpenRun;
import dev.ravel.runs.RunDirectory;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Makes the directories that a run writes to, before anybody is asked for anything. */
record RunFolders(RunOrder order) {
    OpenRun open() throws RunException {
        return order.opening() instanceof Opening.Again again ? again.run() : begin((Opening.Anew) order.opening());
    }

    private OpenRun begin(Opening.Anew anew) throws RunException {
        RavelConfig config = order.config();
        Path runs = config.output().runs();
        try {
            LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault());
            return anew.begin(RunDirectory.create(
                    runs, now, order.job(), config.deployment().model()));
        } catch (IOException e) {
            throw new RunException("output.runs = " + runs + ": cannot be written: " + inWords(e));
        }
    }

    /** Better before the first request than with every file. */
    void makeFiles(Path files) throws RunException {
        try {
            Files.createDirectories(files);
        } catch (IOException e) {
            throw new RunException("output.files = " + files + ": cannot be written: " + inWords(e));
        }
        if (!Files.isWritable(files)) {
            throw new RunException("output.files = " + files + ": cannot be written");
        }
    }

    /** The JDK's file exceptions say only the path, or only the reason. */
    static String inWords(IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return "is there already, and is no directory";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        boolean plain = e.getClass().equals(IOException.class) && e.getMessage() != null;
        return plain ? e.getMessage() : e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
    }
}
