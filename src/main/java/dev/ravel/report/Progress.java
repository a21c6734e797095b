package dev.ravel.report;

import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Says how a run stands: a bar on a terminal, sparse lines elsewhere, nothing about a run that is over at once. Works on
 * a plain thread of its own, so that a blocked event loop cannot stop it.
 */
public final class Progress {
    private static final long BAR_MS = 200;
    private static final long LINE_MS = 10_000;
    private static final long CLOSE_MS = 1000;
    private static final double BYTES_PER_MB = 1e6;

    private final String job;
    private final Supplier<Tally.Live> live;
    private final Supplier<OptionalLong> total;
    private final PrintStream out;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread = new Thread(this::show, "ravel-progress");
    private final boolean terminal;
    private ProgressBar bar;

    private Progress(
            String job, Supplier<Tally.Live> live, Supplier<OptionalLong> total, PrintStream out, boolean terminal) {
        this.job = job;
        this.live = live;
        this.total = total;
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * Starts.
     *
     * @param live asked from time to time
     * @param total all tasks, as soon as that is known
     * @param terminal whether {@code out} can show a bar
     */
    public static Progress start(
            String job, Supplier<Tally.Live> live, Supplier<OptionalLong> total, PrintStream out, boolean terminal) {
        Progress progress = new Progress(job, live, total, out, terminal);
        progress.thread.setDaemon(true);
        progress.thread.start();
        return progress;
    }

    /** Says nothing. */
    public static Progress none() {
        return new Progress("", () -> null, OptionalLong::empty, System.err, false);
    }

    private void show() {
        try {
            // The first look comes late enough for a short run to end without one.
            boolean ended = over.await(terminal ? 2 * BAR_MS : LINE_MS, TimeUnit.MILLISECONDS);
            while (!ended) {
                if (terminal) {
                    bar();
                } else {
                    line();
                }
                ended = over.await(terminal ? BAR_MS : LINE_MS, TimeUnit.MILLISECONDS);
            }
            if (bar != null) {
                bar.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void bar() {
        Tally.Live now = live.get();
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(job)
                    .setInitialMax(-1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis((int) BAR_MS)
                    .setConsumer(new ConsoleProgressBarConsumer(out))
                    .clearDisplayOnFinish()
                    .build();
        }
        total.get().ifPresent(bar::maxHint);
        bar.setExtraMessage(details(now));
        bar.stepTo(now.ended());
    }

    private void line() {
        Tally.Live now = live.get();
        OptionalLong all = total.get();
        String of = all.isPresent() ? " of " + number(all.getAsLong()) : "";
        out.println(job + ": " + number(now.ended()) + of + " ended," + details(now));
    }

    private static String details(Tally.Live now) {
        String failed = now.failed() > 0 ? number(now.failed()) + " failed, " : "";
        return String.format(
                Locale.ROOT, " %s%d in flight, %.1f MB", failed, now.inFlight(), now.bytes() / BYTES_PER_MB);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Removes the bar. */
    public void close() {
        over.countDown();
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
