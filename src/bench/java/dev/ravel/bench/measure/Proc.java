package dev.ravel.bench.measure;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What the kernel says of processes. One that has ended meanwhile counts as nothing. */
final class Proc {
    private static final Path ROOT = Path.of("/proc");
    private static final String PEAK = "VmHWM:";
    private static final int KIB = 1024;

    private Proc() {}

    /** This JVM: its own time, and that of the children that have ended. */
    static Stat self() {
        return stat(ProcessHandle.current().pid());
    }

    static Stat stat(long pid) {
        return read(of(pid, "stat")).map(Stat::parse).orElse(Stat.NONE);
    }

    /** The most memory that the process ever had resident. */
    static long peakBytes(long pid) {
        return read(of(pid, "status")).map(Proc::peakBytes).orElse(0L);
    }

    static long peakBytes(String status) {
        return status.lines()
                .filter(line -> line.startsWith(PEAK))
                .map(line -> line.substring(PEAK.length()).replace("kB", "").trim())
                .mapToLong(Long::parseLong)
                .map(kib -> kib * KIB)
                .sum();
    }

    /** The seconds that all processors together were busy since the start of the machine. */
    static double busySeconds() {
        return read(ROOT.resolve("stat")).map(Proc::busySeconds).orElse(0.0);
    }

    /** user, nice, system, irq and softirq of the first line; neither idle, nor waiting, nor stolen. */
    static double busySeconds(String stat) {
        String[] fields = stat.lines().findFirst().orElseThrow().trim().split(" +", -1);
        long ticks = 0;
        for (int field : List.of(1, 2, 3, 6, 7)) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks / Stat.TICKS_PER_SECOND;
    }

    /** The process and all below it that live. */
    static List<Long> tree(long pid) {
        List<Long> found = new ArrayList<>();
        Deque<Long> open = new ArrayDeque<>(List.of(pid));
        while (!open.isEmpty()) {
            long next = open.pop();
            found.add(next);
            open.addAll(children(next));
        }
        return found;
    }

    /** A process is the child of the thread that started it. */
    private static List<Long> children(long pid) {
        List<Long> all = new ArrayList<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(of(pid, "task"))) {
            for (Path thread : threads) {
                String line = read(thread.resolve("children")).orElse("").trim();
                line.lines()
                        .flatMap(text -> List.of(text.split(" ")).stream())
                        .forEach(id -> all.add(Long.valueOf(id)));
            }
        } catch (IOException e) {
            // It has ended, and has no children any more.
        }
        return all;
    }

    private static Path of(long pid, String file) {
        return ROOT.resolve(Long.toString(pid)).resolve(file);
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
