package dev.ravel.deploy;

import dev.ravel.config.OutputConfig;
import dev.ravel.files.Folder;
import dev.ravel.journal.EndedLine;
import dev.ravel.runs.OpenRun;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Instant;

/** Opens the folder of a run's files as its earlier starts have left it. */
record BodyFolder(OutputConfig output, OpenRun run, Instant startedAt) {
    Folder open(Vertx vertx) throws IOException {
        Folder folder = new Folder(vertx, output, run.past().firstStart().orElse(startedAt));
        if (output.namedByServer() && run.resumed()) {
            run.journal().replay(line -> {
                if (line instanceof EndedLine ended) {
                    ended.stored().ifPresent(stored -> folder.taken(stored.file(), ended.ordinal()));
                }
            });
        }
        return folder;
    }
}
