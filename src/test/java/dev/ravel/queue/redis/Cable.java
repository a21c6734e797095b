package dev.ravel.queue.redis;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What lies between a broker and its Redis, to be cut without a word to either, cut with a word, and mended. */
final class Cable implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final int port;
    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile State state = State.WHOLE;

    private enum State {
        WHOLE,
        /** What is asked comes through, and the answers do not. */
        DEAF,
        /** Nothing comes through; connections seem to stand. */
        SILENT,
        /** Connections break, and none is made. */
        CUT
    }

    Cable(int port) throws IOException {
        this.port = port;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    private static void thread(Runnable action) {
        Thread thread = new Thread(action, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "redis://127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                join(server.accept());
            } catch (IOException e) {
                // Closed, or nobody answers at the other end: what was accepted is gone with that.
            }
        }
    }

    private void join(Socket near) throws IOException {
        sockets.add(near);
        if (state == State.CUT) {
            near.close();
            return;
        }
        try {
            Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
            sockets.add(far);
            thread(() -> carry(near, far, Set.of(State.WHOLE, State.DEAF)));
            thread(() -> carry(far, near, Set.of(State.WHOLE)));
        } catch (IOException e) {
            near.close();
        }
    }

    private void carry(Socket from, Socket to, Set<State> through) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to) {
            for (int n = from.getInputStream().read(buffer);
                    n >= 0;
                    n = from.getInputStream().read(buffer)) {
                if (through.contains(state)) {
                    to.getOutputStream().write(buffer, 0, n);
                }
            }
        } catch (IOException e) {
            // The other side is closed with this one.
        }
    }

    /** From here on all answers are lost. */
    void deafen() {
        state = State.DEAF;
    }

    /** From here on all is lost, and neither end hears of it. */
    void silence() {
        state = State.SILENT;
    }

    void cut() {
        state = State.CUT;
        breakAll();
    }

    /** New connections come through again; old ones, which have lost what was said, break. */
    void mend() {
        breakAll();
        state = State.WHOLE;
    }

    private void breakAll() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        sockets.clear();
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
