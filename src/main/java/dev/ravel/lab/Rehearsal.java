package dev.ravel.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks a new site for a few pages, so that its classes are loaded before anybody is measured by it. Uses plain sockets,
 * which load none of the classes of a measured client.
 */
final class Rehearsal {
    private static final int PAGES = 3;
    private static final int DEADLINE_MS = 5000;

    private Rehearsal() {}

    static void run(int port) throws IOException {
        for (int page = 1; page <= PAGES; page++) {
            try (Socket socket = new Socket(Listeners.address(1), port)) {
                socket.setSoTimeout(DEADLINE_MS);
                String request = "GET " + Front.REHEARSAL + "?page=" + page
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
        }
    }
}
