package dev.ravel.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that answers every request of a connection with exactly the bytes that a script writes. */
final class RawServer implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private final ServerSocket listening;
    private final Script script;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    /** The kernel accepts connections until the thread that waits for them has let go. */
    private final CountDownLatch deaf = new CountDownLatch(1);

    final AtomicInteger connections = new AtomicInteger();
    final Queue<String> heads = new ConcurrentLinkedQueue<>();

    /** Answers one request. Returns whether the connection stays open for another. */
    interface Script {
        boolean answer(String head, OutputStream out) throws IOException, InterruptedException;
    }

    RawServer(Script script) {
        this.script = script;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getByAddress(LOOPBACK));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** One answer, always the same, connections kept. */
    static RawServer saying(String bytes) {
        return new RawServer((head, out) -> {
            out.write(latin(bytes));
            out.flush();
            return true;
        });
    }

    /** One answer, always the same, and then the end of the connection. */
    static RawServer sayingAndClosing(String bytes) {
        return new RawServer((head, out) -> {
            out.write(latin(bytes));
            out.flush();
            return false;
        });
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Says and does nothing until the test is over. */
    void hang() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listening.close();
            boolean gone = deaf.await(10, TimeUnit.SECONDS);
            assertThat(gone).isTrue();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() throws IOException {
        try {
            while (true) {
                Socket socket = listening.accept();
                open.add(socket);
                connections.incrementAndGet();
                start(() -> serve(socket));
            }
        } finally {
            deaf.countDown();
        }
    }

    private void serve(Socket socket) throws IOException, InterruptedException {
        try (socket) {
            boolean kept = true;
            while (kept) {
                String head = head(socket.getInputStream());
                if (head.isEmpty()) {
                    return;
                }
                heads.add(head);
                kept = script.answer(head, socket.getOutputStream());
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private interface Job {
        void run() throws IOException, InterruptedException;
    }

    /** A peer that goes away in the middle is what many tests are about. */
    private static void start(Job job) {
        Thread thread = new Thread(() -> {
            try {
                job.run();
            } catch (IOException e) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
