package dev.ravel.bench.origin;

import dev.ravel.config.LabConfig;
import dev.ravel.lab.Entry;
import dev.ravel.lab.Lab;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Ravel's lab as a process that is told what to do, a line at a time: {@code begin LATENCY} opens a new site in place of
 * the one before and answers with its port; {@code asked} answers with the figures of {@link Asked}. One JVM serves all
 * runs, so that none of them meets a cold one. Ends with its standard input.
 */
public final class LabServer {
    private static final long SECONDS = 30;
    private static final int ASKERS = 4;
    private static final double NANOS_PER_MS = 1e6;

    private Optional<Lab> lab = Optional.empty();

    private LabServer() {}

    /** The one argument is how many pages it answers to itself before it takes orders. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws Exception {
        LabServer server = new LabServer();
        rehearse(server.begin(0), Integer.parseInt(args[0]));
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

    /** Pages over several connections, until the compiler has seen to the site: the first client is not to pay for it. */
    private static void rehearse(int port, int pages) throws InterruptedException {
        List<Thread> askers = new ArrayList<>();
        for (int asker = 0; asker < ASKERS; asker++) {
            askers.add(new Thread(() -> ask(port, pages / ASKERS), "rehearsal-" + asker));
        }
        askers.forEach(Thread::start);
        for (Thread asker : askers) {
            asker.join();
        }
    }

    private static void ask(int port, int pages) {
        URI page = URI.create("http://127.0.0.1:" + port + "/leaderboards/tier?page=0");
        try {
            for (int asked = 0; asked < pages; asked++) {
                try (InputStream body = page.toURL().openStream()) {
                    body.transferTo(OutputStream.nullOutputStream());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
