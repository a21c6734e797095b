package dev.ravel.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where this process can be reached, as Linux tells: what {@code ss} shows, for one process. */
final class OpenPorts {
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTENING = "0A";
    /** Of a datagram socket that is bound, and connected to nobody. */
    private static final String UNCONNECTED = "07";

    private OpenPorts() {}

    /** Local addresses as the kernel writes them, such as {@code 0100007F:1645}. */
    static List<String> ofThisProcess() throws IOException {
        Set<String> own = ownSockets();
        return Stream.of("tcp", "tcp6", "udp", "udp6")
                .flatMap(OpenPorts::lines)
                .filter(fields -> own.contains("socket:[" + fields[INODE] + "]"))
                .filter(fields -> fields[STATE].equals(LISTENING) || fields[STATE].equals(UNCONNECTED))
                .map(fields -> fields[LOCAL])
                .toList();
    }

    /** Each word of an address is written in the machine's order, here little-endian: 127 is the last byte of the last. */
    static boolean loopback(String local) {
        String address = local.substring(0, local.indexOf(':'));
        return switch (address.length()) {
            case 8 -> address.endsWith("7F");
            default -> address.matches("0{16}FFFF0000.{6}7F") || address.equals("0".repeat(24) + "01000000");
        };
    }

    private static Stream<String[]> lines(String protocol) {
        try {
            return Files.readAllLines(Path.of("/proc/self/net", protocol)).stream()
                    .skip(1)
                    .map(line -> line.strip().split("\\s+"));
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static Set<String> ownSockets() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
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
