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
    private static final int BAR_MS = 200;
    private static final int LINE_MS = 10_000;
    private static final long CLOSE_MS = 1000;
    private static final double BYTES_PER_MB = 1e6;

    private final String job;
    private final Supplier<Tally.Live> live;
    private final Supplier<OptionalLong> total;
    private final PrintStream out;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread = new Thread(this::show, "ravel-progress");
    private final Look look;
    private ProgressBar bar;

    /**
     * How it shows what it says.
     *
     * @param bar whether {@code out} can show a bar
     * @param firstMs the first look comes late enough for a short run to end without one
     */
    record Look(boolean bar, long firstMs, long everyMs) {
        private static final Look BAR = new Look(true, 2 * BAR_MS, BAR_MS);
        private static final Look LINES = new Look(false, LINE_MS, LINE_MS);
    }

    private Progress(String job, Supplier<Tally.Live> live, Supplier<OptionalLong> total, PrintStream out, Look look) {
        this.job = job;
        this.live = live;
        this.total = total;
        this.out = out;
        this.look = look;
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
        return start(job, live, total, out, terminal ? Look.BAR : Look.LINES);
    }

    static Progress start(
            String job, Supplier<Tally.Live> live, Supplier<OptionalLong> total, PrintStream out, Look look) {
        Progress progress = new Progress(job, live, total, out, look);
        progress.thread.setDaemon(true);
        progress.thread.start();
        return progress;
    }

    /** Says nothing. */
    public static Progress none() {
        return new Progress("", () -> null, OptionalLong::empty, System.err, Look.LINES);
    }

    private void show() {
        try {
            boolean ended = over.await(look.firstMs, TimeUnit.MILLISECONDS);
            while (!ended) {
                if (look.bar) {
                    bar();
                } else {
                    line();
                }
                ended = over.await(look.everyMs, TimeUnit.MILLISECONDS);
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
                    .setUpdateIntervalMillis(BAR_MS)
                    .setConsumer(new Vanishing(out))
                    .clearDisplayOnFinish()
                    .build();
        }
        total.get().ifPresent(bar::maxHint);
        bar.setExtraMessage(details(now));
        bar.stepTo(now.ended());
        bar.refresh();
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

    /** The library's consumer ends a bar with a newline, which leaves an empty line where it was cleared. */
    private static final class Vanishing extends ConsoleProgressBarConsumer {
        private final PrintStream terminal;

        Vanishing(PrintStream terminal) {
            super(terminal);
            this.terminal = terminal;
        }

        @Override
        public void close() {
            terminal.print('\r');
            terminal.flush();
        }
    }
}
