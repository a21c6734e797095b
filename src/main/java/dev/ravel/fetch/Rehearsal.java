package dev.ravel.fetch;

import dev.ravel.member.Lane;
import dev.ravel.url.Url;
import dev.ravel.work.Target;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One fetch from a canned server on loopback before the first task: it loads the client's classes while nobody waits for
 * them, so that a run's first latencies are the site's and not the start's.
 */
public final class Rehearsal {
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);

    private static final String HOST = "127.0.0.1";
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int DEADLINE_MS = 2000;

    private Rehearsal() {}

    /** To be called on an event loop. Completes when the fetch is over, whatever came of it: nothing depends on it. */
    public static Future<Void> run(Vertx vertx, FetchSettings settings) {
        try {
            ServerSocket server = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK));
            server.setSoTimeout(DEADLINE_MS);
            Thread thread = new Thread(() -> answerOne(server), "ravel-rehearsal");
            thread.setDaemon(true);
            thread.start();
            return fetch(vertx, settings, server.getLocalPort());
        } catch (IOException e) {
            return Future.succeededFuture();
        }
    }

    private static Future<Void> fetch(Vertx vertx, FetchSettings settings, int port) {
        Url url = new Url("http", HOST, port, "/");
        Work.Fetch work = new Work.Fetch(url.toString(), url, url, false, Target.NONE);
        FetchSettings unseen = new FetchSettings(
                settings.config(), settings.rules(), new Lane("rehearsal", Long.MAX_VALUE), 1, Optional.empty());
        HttpFetcher fetcher = new HttpFetcher(vertx, unseen);
        return fetcher.fetch(Task.first(0, work)).compose(result -> fetcher.close());
    }

    private static void answerOne(ServerSocket server) {
        try (server;
                Socket socket = server.accept()) {
            socket.setSoTimeout(DEADLINE_MS);
            InputStream in = socket.getInputStream();
            int newlines = 0;
            for (int c = in.read(); c >= 0 && newlines < 2; c = in.read()) {
                newlines = c == '\n' ? newlines + 1 : c == '\r' ? newlines : 0;
                if (newlines == 2) {
                    socket.getOutputStream().write(ANSWER);
                    return;
                }
            }
        } catch (IOException e) {
            // The fetch fails, and that is all.
        }
    }
}
