package dev.ravel.bench.origin;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** What nginx serves: ten pages as large as the lab's, and files of random bytes. The same in every run. */
final class NginxContent {
    static final int PAGES = 10;
    private static final int MIN_BYTES = 10 * 1024;
    private static final int STEP_BYTES = 2 * 1024;
    private static final int PIECE = 1 << 16;

    private final Path folder;

    NginxContent(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("page"));
        Files.createDirectories(folder.resolve("file"));
        for (int page = 0; page < PAGES; page++) {
            Files.writeString(folder.resolve("page/" + page + ".html"), page(page), StandardCharsets.US_ASCII);
        }
    }

    /** A table of 10 to 28 KiB. */
    static String page(int number) {
        SplittableRandom random = new SplittableRandom(number);
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<title>Tier leaderboard</title>\n<table>\n");
        for (int rank = 1; page.length() < MIN_BYTES + number * STEP_BYTES; rank++) {
            page.append("<tr><td>").append(rank).append("</td><td>player").append(random.nextInt(1_000_000));
            page.append("</td><td>").append(random.nextInt(2000)).append(" LP</td></tr>\n");
        }
        return page.append("</table>\n").toString();
    }

    void file(String name, long bytes) throws IOException {
        Path file = folder.resolve("file").resolve(name);
        if (Files.exists(file) && Files.size(file) == bytes) {
            return;
        }
        SplittableRandom random = new SplittableRandom(name.hashCode());
        byte[] piece = new byte[PIECE];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (long left = bytes; left > 0; left -= PIECE) {
                random.nextBytes(piece);
                out.write(piece, 0, (int) Math.min(PIECE, left));
            }
        }
    }
}
