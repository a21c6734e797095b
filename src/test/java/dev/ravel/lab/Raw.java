package dev.ravel.lab;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A plain socket: what arrived, byte by byte, as Latin-1 text. */
public final class Raw {
    private static final int DEADLINE_MS = 30_000;

    private Raw() {}

    /**
     * How an answer arrived.
     *
     * @param reset whether it ended with a reset instead of an end
     */
    public record Answer(String text, boolean reset) {}

    public static String get(int port, String target, String... headers) {
        return exchange(port, target, headers).text();
    }

    /** Asks, and reads until the site ends the connection. */
    public static Answer exchange(int port, String target, String... headers) {
        try (Socket socket = ask(port, target, headers)) {
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks, and leaves the reading to the caller. */
    public static Socket ask(int port, String target, String... headers) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(DEADLINE_MS);
        String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        String request = "GET " + target + " HTTP/1.1\r\nHost: lab\r\n" + lines + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static Answer read(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            in.transferTo(out);
            return new Answer(out.toString(StandardCharsets.ISO_8859_1), false);
        } catch (SocketException reset) {
            return new Answer(out.toString(StandardCharsets.ISO_8859_1), true);
        }
    }

    public static String text(Buffer bytes) {
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
