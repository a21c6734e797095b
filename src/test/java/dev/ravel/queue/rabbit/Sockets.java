package dev.ravel.queue.rabbit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.SocketFactory;

/** Sockets that a test cuts off without a good-bye, as the death of a process does. */
final class Sockets extends SocketFactory {
    private final List<Socket> all = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;

    /** A socket that the client connects itself. */
    @Override
    public Socket createSocket() throws IOException {
        if (refusing) {
            throw new IOException("refused by the test");
        }
        Socket socket = new Socket();
        all.add(socket);
        return socket;
    }

    /** No new ones, until they are allowed. */
    void refuse() {
        refusing = true;
    }

    void allow() {
        refusing = false;
    }

    void cut() {
        for (Socket socket : all) {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        all.clear();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }
}
