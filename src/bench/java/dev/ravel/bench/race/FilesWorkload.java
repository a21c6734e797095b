package dev.ravel.bench.race;

import dev.ravel.bench.measure.Measured;
import dev.ravel.bench.origin.Origin;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Download files through a redirect, and store them.
 *
 * @param files how many, {@code 1.mp3} and so on
 * @param bytes of each
 * @param bytesPerSecond what the origin gives one connection; 0 for all it can
 * @param segments how many connections a client may have for one file
 */
public record FilesWorkload(String name, int files, long bytes, long bytesPerSecond, int segments) implements Workload {
    private static final int PIECE = 1 << 20;
    private static final double MB = 1e6;

    @Override
    public String kind() {
        return "files";
    }

    @Override
    public String text() {
        String limit =
                bytesPerSecond == 0 ? "" : ", at most " + Words.figure(bytesPerSecond / MB) + " MB/s a connection";
        return files + " of " + Words.figure(bytes / MB) + " MB through a redirect" + limit;
    }

    @Override
    public Unit unit() {
        return new Unit("MB/s", MB);
    }

    @Override
    public Assignment assign(Origin origin, Path folder) throws IOException {
        for (String file : names()) {
            origin.offer(file, bytes);
        }
        String base = origin.begin(0);
        List<String> urls = names().stream().map(file -> url(base, file)).toList();
        List<String> hashes = References.of(urls);
        Map<String, List<String>> values = new HashMap<>(Inputs.of(urls, folder));
        values.put("inFlight", List.of(Integer.toString(files)));
        values.put("segments", List.of(Integer.toString(segments)));
        values.put("name", names());
        warm(folder.resolve("warm"));
        Path out = folder.resolve("out");
        return new Assignment(values, (measured, ceiling) -> verdict(hashes, References.hashesIn(out), measured));
    }

    /** Another name for another size, since files are kept from run to run. */
    private List<String> names() {
        return IntStream.rangeClosed(1, files)
                .mapToObj(file -> name + file + ".mp3")
                .toList();
    }

    private String url(String base, String file) {
        String rate = bytesPerSecond == 0 ? "" : "&rate=" + bytesPerSecond;
        return base + "/download/music/" + file + "?bytes=" + bytes + rate;
    }

    /** Memory that a virtual machine gave back is paid for by whoever touches it first: that is to be no client. */
    private void warm(Path file) throws IOException {
        byte[] piece = new byte[PIECE];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long left = bytes * files; left > 0; left -= PIECE) {
                out.write(piece);
            }
        }
        Files.delete(file);
    }

    /** Whatever the files are called: as many, and byte for byte the same. */
    private Verdict verdict(List<String> wanted, List<String> found, Measured measured) {
        List<String> left = new ArrayList<>(found);
        boolean all = wanted.stream().allMatch(left::remove) && left.isEmpty();
        String words = all ? "all files as they should be" : found.size() + " files, not all as they should be";
        return new Verdict(measured.exit() == 0 && all, bytes * files, "exit code " + measured.exit() + ", " + words);
    }
}
