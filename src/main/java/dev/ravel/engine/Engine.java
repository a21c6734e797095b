package dev.ravel.engine;

import dev.ravel.engine.Ending.Broken;
import dev.ravel.engine.Ending.Complete;
import dev.ravel.engine.Ending.Stopped;
import dev.ravel.journal.Journal;
import dev.ravel.member.Coordinator;
import dev.ravel.member.Hello;
import dev.ravel.member.Member;
import dev.ravel.politeness.Politeness;
import dev.ravel.source.Entry;
import dev.ravel.source.Source;
import dev.ravel.work.Cause;
import dev.ravel.work.Decision;
import dev.ravel.work.Kind;
import dev.ravel.work.Outcome;
import dev.ravel.work.Result;
import dev.ravel.work.Rules;
import dev.ravel.work.Span;
import dev.ravel.work.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Runs a job: while a member has a free slot, the next task of a kind that it serves and that may start now is handed to
 * it; its result is decided on; its outcome goes to the journal. Every task that is read ends in exactly one outcome, or
 * is pending when the run was stopped.
 *
 * <p>Confined to the context of its {@link Surroundings}. What members, the journal and a signal say may come from any
 * thread: it is put on that context first.
 */
public final class Engine implements Coordinator, Journal.Receipt {
    /** Outcomes that may wait for the disk: beyond it nothing is started. */
    static final int MAX_UNSYNCED = 10_000;

    private final Rules rules;
    private final Surroundings around;
    private final Limits limits;
    private final RunListener listener;
    private final Seats seats = new Seats();
    private final Queue<Outcome> unsynced = new ArrayDeque<>();
    private Intake intake;
    private Journal journal;
    private Consumer<Ending> whenOver;
    private Optional<Ending> early = Optional.empty();
    private Instant wakeAt = Instant.MAX;
    private long failures;
    private int nextTurn;
    private int inFlight;
    private boolean over;

    public Engine(Rules rules, Limits limits, Surroundings around, RunListener listener) {
        this.rules = rules;
        this.limits = limits;
        this.around = around.guarded(this::guarded);
        this.listener = listener;
    }

    /** Begins; members may have joined before. {@code whenOver} is called once, on the engine's context. */
    public void start(
            Map<Kind, Source> sources, Politeness<Task> politeness, Journal outcomes, Consumer<Ending> ended) {
        around.context().execute(() -> {
            intake = new Intake(sources, politeness, limits.window(), around);
            journal = outcomes;
            whenOver = ended;
            pump();
        });
    }

    /** Takes no more tasks, waits for what is in flight as long as a drain may last, and ends. */
    public void stop(String reason) {
        around.context().execute(() -> {
            endEarly(new Stopped(reason));
            pump();
        });
    }

    @Override
    public void joined(Member member) {
        around.context().execute(() -> {
            seats.join(member);
            pump();
        });
    }

    @Override
    public void left(Member member) {
        around.context().execute(() -> {
            seats.leave(member).ifPresent(seat -> List.copyOf(seat.inHand()).forEach(task -> lost(seat, task)));
            pump();
        });
    }

    private void lost(Seat seat, Task task) {
        Hello member = seat.member().hello();
        Span span = Span.computed(member.lane(), around.clock().instant(), 0);
        concluded(task, new Result.Failed(span, Cause.LOST, "the member was lost", 0, 0), member);
    }

    @Override
    public void answered(Member member, Task task, Result result) {
        around.context().execute(() -> {
            Optional<Seat> seat = seats.of(member).filter(held -> held.takeBack(task));
            if (seat.isPresent() && !over) {
                seats.settle(seat.get());
                concluded(task, result, member.hello());
                pump();
            }
        });
    }

    private void concluded(Task task, Result result, Hello member) {
        inFlight--;
        intake.finished(task);
        listener.answered(task, result, member);
        Decision decision = rules.decide(
                task, result, around.clock().instant(), around.random().nextDouble());
        if (decision instanceof Decision.Finish finish) {
            end(finish.outcome());
        } else if (decision instanceof Decision.Again again) {
            listener.postponed(again.task(), again.at());
            intake.addLater(again.task(), again.at());
        } else if (decision instanceof Decision.Halt halt) {
            endEarly(new Broken(halt.reason()));
        } else {
            intake.addFirst(((Decision.Hop) decision).task());
        }
    }

    private void end(Outcome outcome) {
        unsynced.add(outcome);
        journal.append(outcome);
        if (outcome instanceof Outcome.Failed && ++failures == limits.failures()) {
            endEarly(new Stopped("as many tasks failed as run.failures allows: " + failures));
        }
    }

    @Override
    public void synced(int outcomes) {
        around.context().execute(() -> {
            // An outcome counts once it is on disk.
            for (int i = 0; i < outcomes; i++) {
                listener.ended(unsynced.remove());
            }
            pump();
        });
    }

    @Override
    public void failed(String reason) {
        around.context().execute(() -> {
            endEarly(new Broken(reason));
            pump();
        });
    }

    /** A defect ends the run, with a word, in place of leaving it hanging. */
    private void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            endEarly(new Broken("internal error: " + e));
            finish();
        }
    }

    /** Does all that can be done now. Never calls itself: members answer by way of the context. */
    private void pump() {
        if (journal == null || over) {
            return;
        }
        if (early.isEmpty()) {
            Instant now = around.clock().instant();
            intake.due(now);
            while (unsynced.size() < MAX_UNSYNCED && startOne(now)) {
                // As long as anything could be started.
            }
            readAhead();
            wakeInTime(now);
        }
        boolean through = early.isPresent() ? counted() : intake.empty();
        if (inFlight == 0 && through) {
            finish();
        }
    }

    /** Kinds take turns, so that none waits for the end of another where they share members. */
    private boolean startOne(Instant now) {
        List<Kind> kinds = intake.kinds();
        for (int i = 0; i < kinds.size(); i++) {
            int turn = (nextTurn + i) % kinds.size();
            if (start(kinds.get(turn), now)) {
                nextTurn = turn + 1;
                return true;
            }
        }
        return false;
    }

    private boolean start(Kind kind, Instant now) {
        Optional<Seat> seat = seats.next(kind);
        Optional<Task> task = seat.isPresent() ? intake.next(kind, now) : Optional.empty();
        if (task.isEmpty()) {
            return false;
        }
        inFlight++;
        listener.started(task.get(), seat.get().member().hello());
        seat.get().give(task.get());
        seats.settle(seat.get());
        return true;
    }

    private void readAhead() {
        if (unsynced.size() < MAX_UNSYNCED) {
            for (Kind kind : intake.kinds()) {
                boolean idle = seats.next(kind).isPresent();
                intake.wanted(kind, idle).ifPresent(supply -> supply.read(this::arrived, this::failed));
            }
        }
    }

    /** What a stopped run leaves pending is counted while it drains: its input is read on, and nothing of it is kept. */
    private boolean counted() {
        List<Supply> uncounted = intake.uncounted();
        uncounted.forEach(supply -> supply.read(
                batch -> {
                    listener.read(batch.size());
                    pump();
                },
                reason -> finish()));
        return uncounted.isEmpty();
    }

    private void arrived(List<Entry> batch) {
        if (over) {
            return;
        }
        listener.read(batch.size());
        for (Entry entry : batch) {
            if (early.isPresent()) {
                break;
            }
            if (entry instanceof Entry.Ready ready) {
                intake.add(ready.task());
            } else {
                end(((Entry.Ended) entry).outcome());
            }
        }
        pump();
    }

    private void wakeInTime(Instant now) {
        Optional<Instant> at = intake.nextAt();
        if (at.isPresent() && at.get().isBefore(wakeAt)) {
            wakeAt = at.get();
            around.timer().after(Duration.between(now, wakeAt), () -> {
                wakeAt = Instant.MAX;
                pump();
            });
        }
    }

    /** Nothing is started any more; the first reason counts, unless the run is broken. */
    private void endEarly(Ending ending) {
        if (early.isEmpty()) {
            around.timer().after(limits.drain(), this::finish);
        }
        if (early.isEmpty() || ending instanceof Broken) {
            early = Optional.of(ending);
        }
    }

    private void finish() {
        if (!over && journal != null) {
            over = true;
            Ending ending = early.orElseGet(Complete::new);
            journal.close(failure -> around.context()
                    .execute(() ->
                            whenOver.accept(failure.<Ending>map(Broken::new).orElse(ending))));
        }
    }
}
