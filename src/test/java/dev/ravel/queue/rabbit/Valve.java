package dev.ravel.queue.rabbit;

import dev.ravel.queue.Connection;
import dev.ravel.queue.Tickets;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A way to the broker on which nothing moves while it is shut, as in a network that was cut. */
final class Valve implements AutoCloseable {
    private final ServerSocket server;
    private final URI broker;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private boolean shut;

    Valve(String url) throws IOException {
        this.broker = URI.create(url);
        this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    private static void thread(Runnable action) {
        Thread thread = new Thread(action, "valve");
        thread.setDaemon(true);
        thread.start();
    }

    /** Those of the rig, through here. */
    Connection settings(RabbitRig rig) {
        Connection direct = rig.settings(Tickets.SHARDS, Duration.ZERO);
        String url = "amqp://" + broker.getRawUserInfo() + "@127.0.0.1:" + server.getLocalPort();
        return new Connection(
                url, direct.name(), Optional.empty(), Tickets.SHARDS, direct.claim(), Duration.ZERO, direct.told());
    }

    void shut() {
        turn(true);
    }

    void open() {
        turn(false);
    }

    private synchronized void turn(boolean nowShut) {
        shut = nowShut;
        notifyAll();
    }

    private void accept() {
        try {
            while (true) {
                Socket near = server.accept();
                Socket far = new Socket(broker.getHost(), broker.getPort());
                sockets.addAll(List.of(near, far));
                thread(() -> pump(near, far));
                thread(() -> pump(far, near));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitOpen();
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // Either end is gone.
        }
    }

    private synchronized void awaitOpen() throws IOException {
        try {
            while (shut) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    @Override
    public void close() throws IOException {
        open();
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
