package dev.ravel.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a process can be reached, as Linux tells: what {@code ss} shows, for one process. */
public final class OpenPorts {
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTENING = "0A";
    /** Of a datagram socket that is bound, and connected to nobody. */
    private static final String UNCONNECTED = "07";

    private OpenPorts() {}

    /** Local addresses as the kernel writes them, such as {@code 0100007F:1645}. */
    static List<String> ofThisProcess() throws IOException {
        return of(ProcessHandle.current().pid());
    }

    /** Those of a process of the same user on this machine. */
    public static List<String> of(long pid) throws IOException {
        return of(pid, List.of("tcp", "tcp6", "udp", "udp6"));
    }

    /** Those at which it lets others connect; a client of DNS has a datagram socket of its own that is none. */
    public static List<String> accepting(long pid) throws IOException {
        return of(pid, List.of("tcp", "tcp6"));
    }

    private static List<String> of(long pid, List<String> protocols) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        Set<String> own = sockets(process.resolve("fd"));
        return protocols.stream()
                .flatMap(protocol -> lines(process.resolve("net").resolve(protocol)))
                .filter(fields -> own.contains("socket:[" + fields[INODE] + "]"))
                .filter(fields -> fields[STATE].equals(LISTENING) || fields[STATE].equals(UNCONNECTED))
                .map(fields -> fields[LOCAL])
                .toList();
    }

    /** Each word of an address is written in the machine's order, here little-endian: 127 is the last byte of the last. */
    public static boolean loopback(String local) {
        String address = local.substring(0, local.indexOf(':'));
        return switch (address.length()) {
            case 8 -> address.endsWith("7F");
            default -> address.matches("0{16}FFFF0000.{6}7F") || address.equals("0".repeat(24) + "01000000");
        };
    }

    private static Stream<String[]> lines(Path protocol) {
        try {
            return Files.readAllLines(protocol).stream().skip(1).map(line -> line.strip()
                    .split("\\s+"));
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static Set<String> sockets(Path folder) throws IOException {
        try (Stream<Path> descriptors = Files.list(folder)) {
            return descriptors.map(OpenPorts::target).collect(Collectors.toSet());
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "closed meanwhile";
        }
    }
}
