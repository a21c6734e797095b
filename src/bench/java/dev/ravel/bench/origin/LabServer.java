package dev.ravel.bench.origin;

import dev.ravel.config.LabConfig;
import dev.ravel.lab.Entry;
import dev.ravel.lab.Lab;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Ravel's lab as a process that is told what to do, a line at a time: {@code begin LATENCY} opens a new site in place of
 * the one before and answers with its port; {@code asked} answers with the figures of {@link Asked}. One JVM serves all
 * runs, so that none of them meets a cold one. Ends with its standard input.
 */
public final class LabServer {
    private static final long SECONDS = 30;
    private static final int REHEARSALS = 30_000;
    private static final int DEADLINE_MS = 10_000;
    private static final double NANOS_PER_MS = 1e6;

    private Optional<Lab> lab = Optional.empty();

    private LabServer() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws Exception {
        LabServer server = new LabServer();
        rehearse(server.begin(0));
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            System.out.println(server.answer(order));
        }
        System.exit(0);
    }

    private String answer(String order) throws Exception {
        return order.equals("asked") ? asked() : Integer.toString(begin(Long.parseLong(order.replace("begin ", ""))));
    }

    private int begin(long latencyMs) throws Exception {
        if (lab.isPresent()) {
            lab.get().close().await(SECONDS, TimeUnit.SECONDS);
        }
        LabConfig config = new LabConfig(latencyMs, 2, 0, 0, 1, 0, 500, 0, false, false);
        lab = Optional.of(Lab.start(config, true).await(SECONDS, TimeUnit.SECONDS));
        return lab.get().port();
    }

    /** Pages over one connection, until the compiler has seen to the site. */
    private static void rehearse(int port) throws IOException {
        String request = "GET /leaderboards/tier?page=0 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
        byte[] bytes = request.getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(DEADLINE_MS);
            Thread asker = new Thread(() -> ask(socket, bytes), "rehearsal");
            asker.setDaemon(true);
            asker.start();
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void ask(Socket socket, byte[] request) {
        try {
            for (int page = 0; page < REHEARSALS; page++) {
                socket.getOutputStream().write(request);
            }
            String last = "GET /leaderboards/tier?page=0 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(last.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // The site is as warm as it is.
        }
    }

    private String asked() {
        Asked.Count count = new Asked.Count();
        long now = System.currentTimeMillis();
        long nanos = System.nanoTime();
        for (Entry entry : lab.orElseThrow().ledger().entries()) {
            boolean good = entry.status() == 200 && entry.ending() == Entry.Ending.ANSWERED;
            count.add(entry.target(), good, now - Math.round((nanos - entry.endedNanos()) / NANOS_PER_MS));
        }
        Asked asked = count.asked();
        return asked.answered() + " " + asked.distinct() + " " + asked.refused() + " " + asked.halfMillis() + " "
                + asked.lastMillis();
    }
}
