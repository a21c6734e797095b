package dev.ravel.report.live;

import dev.ravel.report.Figures;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Where a run reports while it goes on: lines, and below them a bar that stays whole. One plain thread spells and writes;
 * whoever has something to say never waits for it. A reader who is too slow misses lines, and is told how many.
 */
public final class Screen implements AutoCloseable {
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_AT_ONCE = 256;
    private static final long CLOSE_MS = 2000;
    private static final Bar NO_BAR = new Bar("", 0);

    private final PrintStream out;
    private final int mostWaiting;
    private final long closeMs;
    private final Thread thread = new Thread(this::write, "ravel-screen");
    private final Queue<Supplier<String>> lines = new ArrayDeque<>();
    private Bar bar = NO_BAR;
    private Bar shown = NO_BAR;
    private long leftOut;
    private boolean closed;
    private boolean abandoned;

    /** @param width columns that the text takes */
    private record Bar(String text, int width) {}

    /** What is to be written at once; nothing after it where {@code last}. */
    private record Turn(List<Supplier<String>> lines, Bar bar, boolean last) {}

    Screen(PrintStream out, int mostWaiting, long closeMs) {
        this.out = out;
        this.mostWaiting = mostWaiting;
        this.closeMs = closeMs;
        thread.setDaemon(true);
    }

    /** A screen that writes to {@code out}, which nobody else should do until it is closed. */
    public static Screen on(PrintStream out) {
        Screen screen = new Screen(out, MOST_WAITING, CLOSE_MS);
        screen.start();
        return screen;
    }

    /** A screen that shows nothing. */
    public static Screen dark() {
        Screen screen = new Screen(System.err, 0, CLOSE_MS);
        screen.closed = true;
        return screen;
    }

    void start() {
        thread.start();
    }

    /**
     * Shows one more line. May be called from any thread.
     *
     * @param text asked for the line, without a newline, on the screen's thread
     */
    public synchronized void line(Supplier<String> text) {
        if (closed) {
            return;
        }
        if (lines.size() >= mostWaiting) {
            leftOut++;
            return;
        }
        addGap();
        lines.add(text);
        notifyAll();
    }

    /** Where lines are missing there is one that says so. */
    private void addGap() {
        if (leftOut > 0) {
            long missing = leftOut;
            lines.add(() -> "(" + Figures.count(missing) + (missing == 1 ? " line was" : " lines were")
                    + " left out here: they came faster than they could be written)");
            leftOut = 0;
        }
    }

    /** Shows this below all lines, in place of what was there. */
    synchronized void bar(String text, int width) {
        if (!closed) {
            bar = new Bar(text, width);
            notifyAll();
        }
    }

    private void write() {
        try {
            Turn turn = next();
            while (!turn.last()) {
                show(turn);
                turn = next();
            }
            show(turn);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Turn next() throws InterruptedException {
        while (lines.isEmpty() && leftOut == 0 && bar.equals(shown) && !closed) {
            wait();
        }
        if (abandoned) {
            return new Turn(List.of(), shown, true);
        }
        if (lines.isEmpty()) {
            addGap();
        }
        List<Supplier<String>> some = new ArrayList<>();
        while (!lines.isEmpty() && some.size() < MOST_AT_ONCE) {
            some.add(lines.remove());
        }
        return new Turn(some, bar, closed && lines.isEmpty() && leftOut == 0);
    }

    /** In one piece, so that a terminal never shows half of it. */
    private void show(Turn turn) {
        if (turn.lines().isEmpty() && turn.bar().equals(shown)) {
            return;
        }
        StringBuilder text = new StringBuilder();
        if (shown.width() > 0) {
            text.append('\r').append(" ".repeat(shown.width())).append('\r');
        }
        turn.lines().forEach(line -> text.append(line.get()).append(System.lineSeparator()));
        out.print(text.append(turn.bar().text()));
        out.flush();
        painted(turn.bar());
    }

    private synchronized void painted(Bar now) {
        shown = now;
    }

    /** Removes the bar, and returns when all lines are written; within 2 s, whatever the reader does. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            bar = NO_BAR;
            notifyAll();
        }
        written(closeMs);
        synchronized (this) {
            abandoned = true;
        }
    }

    /** Whether all is written and no more will be, after waiting for at most so long. */
    boolean written(long ms) {
        try {
            thread.join(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
