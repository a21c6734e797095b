package dev.ravel.report.live;

import dev.ravel.engine.RunListener;
import dev.ravel.member.Hello;
import dev.ravel.report.Figures;
import dev.ravel.work.Cause;
import dev.ravel.work.Outcome;
import dev.ravel.work.Result;
import dev.ravel.work.Span;
import dev.ravel.work.Task;
import dev.ravel.work.Tried;
import dev.ravel.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A line when a slot is taken for a task, and one when the task ends or will be tried again. Notes what happened and
 * when; the words are found on the screen's thread.
 */
public final class TaskLog implements RunListener {
    private final Screen screen;
    private final InstantSource clock;
    private final DateTimeFormatter time;
    private final int maxAttempts;
    private final UnaryOperator<String> shown;

    /**
     * @param clock the engine's
     * @param zone whose time of day a line begins with
     * @param maxAttempts {@code retry.maxAttempts}
     * @param shown makes of words from outside what may be printed
     */
    public TaskLog(Screen screen, InstantSource clock, ZoneId zone, int maxAttempts, UnaryOperator<String> shown) {
        this.screen = screen;
        this.clock = clock;
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone);
        this.maxAttempts = maxAttempts;
        this.shown = shown;
    }

    /** A redirect is another hop of an attempt that has begun. */
    @Override
    public void started(Task task, Hello member) {
        if (task.hops() == 0 && task.before().isEmpty()) {
            add("start", task, () -> start(task));
        }
    }

    @Override
    public void postponed(Task task, Instant at) {
        Duration in = Duration.between(clock.instant(), at);
        add("again", task, () -> again(task, in));
    }

    @Override
    public void ended(Outcome outcome) {
        add(outcome.label(), outcome.task(), () -> end(outcome));
    }

    private void add(String event, Task task, Supplier<String> words) {
        Instant at = clock.instant();
        screen.line(() -> String.format(
                Locale.ROOT, "%s  %-7s  %s  %s", time.format(at), event, name(task), shown.apply(words.get())));
    }

    private String name(Task task) {
        boolean named = task.work() instanceof Work.Fetch fetch && !fetch.file().isEmpty();
        return named ? shown.apply(((Work.Fetch) task.work()).file()) : Long.toString(task.ordinal());
    }

    private static String start(Task task) {
        String attempt = task.attempt() == 1 ? "" : "attempt " + task.attempt() + "  ";
        String pause = task.pause().isZero() ? "" : "pause " + Figures.duration(task.pause()) + "  ";
        return attempt + pause + task.work().label();
    }

    private String again(Task task, Duration in) {
        String when = in.isNegative() || in.isZero() ? "" : " in " + Figures.duration(in);
        return tried(task.tried().get(task.tried().size() - 1)) + ", attempt " + task.attempt() + " of " + maxAttempts
                + when;
    }

    private static String tried(Tried last) {
        return last.cause() == Cause.STATUS
                ? Integer.toString(last.status())
                : last.cause().label();
    }

    private static String end(Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return done(done);
        }
        if (outcome instanceof Outcome.Failed failed) {
            return failed(failed);
        }
        return outcome instanceof Outcome.Skipped skipped ? skipped.rule() : "could not start in time";
    }

    private static String done(Outcome.Done done) {
        Span span = done.task().taken(done.result().span());
        String length = Figures.duration(Duration.ofNanos(span.total()));
        if (!(done.result() instanceof Result.Answered answered)) {
            return "in " + length;
        }
        double seconds = Figures.inSeconds(Duration.ofNanos(span.total()));
        String rate =
                answered.bytes() > 0 && seconds > 0 ? " (" + Figures.bytes(answered.bytes() / seconds) + "/s)" : "";
        return Figures.bytes((double) answered.bytes()) + " in " + length + rate + elsewhere(done.task(), answered);
    }

    /** The server may have had its say in the name. */
    private static String elsewhere(Task task, Result.Answered answered) {
        return answered.stored()
                .map(stored -> stored.file())
                .filter(file -> !(task.work() instanceof Work.Fetch fetch
                        && fetch.file().equals(file)))
                .map(file -> "  as " + file)
                .orElse("");
    }

    /** The line names the task already, and a status needs no cause before it. */
    private static String failed(Outcome.Failed failed) {
        String words = without(failed.task().work().label() + ": ", failed.detail());
        return failed.cause() == Cause.STATUS ? without(failed.cause().label() + ": ", words) : words;
    }

    private static String without(String prefix, String text) {
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }
}
