package dev.ravel.functional;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a node runs.
 *
 * @param under the command that puts a process there; none for this machine itself
 */
record Place(String host, int port, List<String> under) {
    Place {
        under = List.copyOf(under);
    }

    /** So many ports of this machine's loopback that nobody has now. */
    static List<Place> here(int places) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < places; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Place> free = sockets.stream()
                    .map(socket -> new Place("127.0.0.1", socket.getLocalPort(), List.of()))
                    .toList();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return free;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As nodes are called. */
    String name() {
        return host + ":" + port;
    }
}
