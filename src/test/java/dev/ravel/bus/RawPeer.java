package dev.ravel.bus;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/** The other end of a connection, byte by byte. Reads wait for 30 s at most. */
final class RawPeer implements AutoCloseable {
    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(30_000);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
    }

    static RawPeer of(int port) throws IOException {
        return new RawPeer(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    byte[] frame() throws IOException {
        return in.readNBytes(in.readInt());
    }

    void send(byte[] frame) throws IOException {
        out.write(Frames.framed(frame).getBytes());
    }

    /** As it stands, without a length. */
    void sendRaw(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    /** Every byte in a packet of its own. */
    void dribble(byte[] frame) throws IOException {
        for (byte b : Frames.framed(frame).getBytes()) {
            out.write(b);
        }
    }

    /** Waits until the other end has closed. */
    void end() throws IOException {
        try {
            while (in.read() >= 0) {
                // passed over
            }
        } catch (SocketException e) {
            // a reset: it was closed with something unread
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
