package dev.ravel.report.live;

import dev.ravel.report.Figures;
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
public final class Progress implements AutoCloseable {
    private static final int BAR_MS = 200;
    private static final int LINE_MS = 10_000;
    private static final long CLOSE_MS = 1000;

    private final String job;
    private final Supplier<Snapshot> run;
    private final ProgressText text;
    private final Screen screen;
    private final Look look;
    private final Rates rates = new Rates();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread = new Thread(this::show, "ravel-progress");
    private ProgressBar bar;

    /**
     * How it shows what it says.
     *
     * @param bar whether the screen can show a bar
     * @param firstMs the first word comes late enough for a short run to end without one
     */
    record Look(boolean bar, long firstMs, long everyMs) {
        private static final Look BAR = new Look(true, 2 * BAR_MS, BAR_MS);
        private static final Look LINES = new Look(false, LINE_MS, LINE_MS);
    }

    Progress(String job, Supplier<Snapshot> run, ProgressText text, Screen screen, Look look) {
        this.job = job;
        this.run = run;
        this.text = text;
        this.screen = screen;
        this.look = look;
        thread.setDaemon(true);
    }

    /**
     * Starts.
     *
     * @param run asked from time to time
     * @param terminal whether the screen can show a bar
     */
    public static Progress start(
            String job, Supplier<Snapshot> run, ProgressText text, Screen screen, boolean terminal) {
        Progress progress = new Progress(job, run, text, screen, terminal ? Look.BAR : Look.LINES);
        progress.start();
        return progress;
    }

    void start() {
        thread.start();
    }

    private void show() {
        try {
            rates.add(run.get());
            boolean ended = over.await(look.firstMs, TimeUnit.MILLISECONDS);
            while (!ended) {
                Snapshot now = run.get();
                rates.add(now);
                if (look.bar) {
                    bar(now);
                } else {
                    line(now);
                }
                ended = over.await(look.everyMs, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (bar != null) {
                bar.close();
            }
        }
    }

    private void bar(Snapshot now) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(job)
                    .setInitialMax(-1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(BAR_MS)
                    // without it only a task that ends is news
                    .continuousUpdate()
                    .hideEta()
                    .setConsumer(new OnScreen(screen))
                    .build();
        }
        now.total().ifPresent(bar::maxHint);
        bar.setExtraMessage(" " + text.of(now, rates));
        bar.stepTo(now.tasks().ended());
        bar.refresh();
    }

    private void line(Snapshot now) {
        OptionalLong all = now.total();
        String of = all.isPresent() ? " of " + Figures.count(all.getAsLong()) : "";
        String line = job + ": " + Figures.count(now.tasks().ended()) + of + " ended, " + text.of(now, rates);
        screen.line(() -> line);
    }

    /** Says no more. The bar goes with the screen. */
    @Override
    public void close() {
        over.countDown();
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Draws on the screen what the library would print, as wide as its terminal. */
    private static final class OnScreen extends ConsoleProgressBarConsumer {
        /** To ask a terminal how wide it is may take a process. */
        private static final int LOOKS_PER_WIDTH = 100;

        private final Screen screen;
        private int looks;
        private int width;

        OnScreen(Screen screen) {
            super(System.err);
            this.screen = screen;
        }

        @Override
        public synchronized int getMaxRenderedLength() {
            if (looks++ % LOOKS_PER_WIDTH == 0) {
                width = super.getMaxRenderedLength();
            }
            return width;
        }

        @Override
        public void accept(String drawn) {
            screen.bar(drawn, getMaxRenderedLength());
        }

        @Override
        public void close() {
            // Nothing is printed here.
        }
    }
}
