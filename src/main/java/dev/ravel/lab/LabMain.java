package dev.ravel.lab;

import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The site as a process: says its ports in one line on standard output, and lives until its standard input closes. */
public final class LabMain {
    private static final long START_SECONDS = 30;
    private static final long CLOSE_SECONDS = 3;

    private LabMain() {}

    /** The one argument is what {@link LabCodec} makes of an order. */
    public static void main(String[] args) {
        int code = 0;
        try {
            serve(LabCodec.order(args[0]));
        } catch (Exception e) {
            System.err.println(e.getMessage());
            code = 1;
        }
        System.exit(code);
    }

    @SuppressWarnings("SystemOut")
    private static void serve(LabCodec.Order order) throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        Lab lab = Lab.start(order.config(), order.recording()).await(START_SECONDS, TimeUnit.SECONDS);
        outlastSignals(over);
        System.out.println(LabCodec.ports(lab.ports()));
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } finally {
            over.countDown();
        }
        lab.close().await(CLOSE_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * A terminal sends its interrupt to the parent and to this process, but the parent still drains: the site goes on
     * answering, from its daemon threads, until the parent lets go.
     */
    private static void outlastSignals(CountDownLatch over) {
        Thread hook = new Thread(
                () -> {
                    try {
                        over.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "lab-outlast");
        Runtime.getRuntime().addShutdownHook(hook);
    }
}
