package dev.ravel.engine;

import dev.ravel.engine.Dispatch.Pausing;
import dev.ravel.engine.Ending.Broken;
import dev.ravel.engine.Ending.Stopped;
import dev.ravel.journal.Journal;
import dev.ravel.journal.OrdinalSet;
import dev.ravel.member.Coordinator;
import dev.ravel.member.Inbox;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Rules rules;
    private final Surroundings around;
    private final Limits limits;
    private final RunListener listener;
    private final Seats seats = new Seats();
    private final Pauses pauses = new Pauses();
    private final EarlyEnd early = new EarlyEnd();
    private final Accounts accounts;
    private final Notices notices;
    private final Alarm alarm;
    private final Inbox<Answer> answers;
    private Intake intake;
    private Dispatch dispatch;
    private Journal journal;
    private Consumer<Ending> whenOver;
    private Instant expiresAt = Instant.MAX;
    private final Losses losses = new Losses();
    private final List<Runnable> beforeStart = new ArrayList<>();
    private boolean over;

    private record Answer(Member member, Task task, Result result) {}

    public Engine(Rules rules, Limits limits, Surroundings around, RunListener listener) {
        this.rules = rules;
        this.limits = limits;
        this.around = around.guarded(this::guarded);
        this.listener = listener;
        this.accounts = new Accounts(limits.failures(), listener);
        this.notices = new Notices(listener);
        this.alarm = new Alarm(this.around.timer(), this::pump);
        this.answers = new Inbox<>(this.around.context(), this::take, this::pump);
    }

    /**
     * Begins; members may have joined before. {@code whenOver} is called once, on the engine's context.
     *
     * @param past the tasks that earlier starts of the run have ended; not changed any more
     */
    public void start(
            Map<Kind, Source> sources,
            Politeness<Task> politeness,
            Journal outcomes,
            OrdinalSet past,
            Consumer<Ending> ended) {
        around.context().execute(() -> {
            accounts.past(past);
            intake = new Intake(sources, politeness, limits, around, accounts::ended);
            Pausing pausing = new Pausing(limits.pause(), around.random());
            dispatch = new Dispatch(seats, pauses, intake, pausing, listener);
            journal = outcomes;
            whenOver = ended;
            if (!limits.expireAfter().isZero()) {
                expiresAt = around.clock().instant().plus(limits.expireAfter());
                around.timer().after(limits.expireAfter(), this::pump);
            }
            // First, so that nobody is given what is done.
            beforeStart.forEach(Runnable::run);
            beforeStart.clear();
            pump();
        });
    }

    /** Takes no more tasks, waits for what is in flight as long as a drain may last, and ends. */
    public void stop(String reason) {
        endEarlySoon(new Stopped(reason));
    }

    @Override
    public void failed(String reason) {
        endEarlySoon(new Broken(reason));
    }

    private void endEarlySoon(Ending ending) {
        around.context().execute(() -> {
            endEarly(ending);
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
            answers.drain();
            if (journal == null) {
                // Nothing was given to it yet.
                seats.leave(member);
            } else if (!over) {
                seats.of(member)
                        .map(pauses::of)
                        .ifPresent(paused ->
                                dispatch.giveBack(paused, around.clock().instant()));
                seats.leave(member).forEach(lease -> lost(member, lease));
                pump();
            }
        });
    }

    @Override
    public void leaving(Member member) {
        around.context().execute(() -> seats.of(member).ifPresent(seats::close));
    }

    /** A member that dies is not the task's doing, unless it happens again and again. */
    private void lost(Member member, Lease lease) {
        if (losses.spared(lease.task())) {
            intake.lost(lease.task(), around.clock().instant());
            listener.givenBack(lease.task(), member.hello());
            return;
        }
        Span span = Span.computed(member.hello().lane(), lease.sentAt(), 0);
        concluded(member, lease, new Result.Failed(span, Cause.LOST, "the member was lost", 0, 0));
    }

    @Override
    public void answered(Member member, Task task, Result result) {
        answers.add(new Answer(member, task, result));
    }

    private void take(Answer answer) {
        Optional<Lease> lease = seats.takeBack(answer.member, answer.task);
        if (lease.isPresent() && !over) {
            concluded(answer.member, lease.get(), answer.result);
        }
    }

    /** Where the task is meanwhile does not matter: whatever still comes of it there is passed over. */
    @Override
    public void late(Task task, Result result) {
        around.context().execute(() -> {
            answers.drain();
            if (journal == null) {
                beforeStart.add(() -> countLate(task, result));
            } else {
                countLate(task, result);
                pump();
            }
        });
    }

    private void countLate(Task task, Result result) {
        Instant now = around.clock().instant();
        Optional<Outcome> outcome =
                over || accounts.ended(task) ? Optional.empty() : good(rules.decide(task, result, now, 0));
        if (outcome.isPresent()) {
            listener.late(task, result);
            intake.forget(task);
            end(outcome.get());
        } else {
            listener.passedOver(task);
        }
    }

    private static Optional<Outcome> good(Decision decision) {
        return decision instanceof Decision.Finish finish && !(finish.outcome() instanceof Outcome.Failed)
                ? Optional.of(finish.outcome())
                : Optional.empty();
    }

    private void concluded(Member member, Lease lease, Result answer) {
        Instant now = around.clock().instant();
        Result result = lease.timed(answer, now);
        intake.finished(lease, result, now);
        listener.answered(lease.task(), result, member.hello());
        if (accounts.ended(lease.task())) {
            listener.passedOver(lease.task());
            return;
        }
        Decision decision =
                rules.decide(lease.task(), result, now, around.random().nextDouble());
        if (decision instanceof Decision.Hop hop) {
            hop(member, hop.task(), now);
        } else {
            apply(decision);
        }
    }

    /** A task that halts the run has no outcome: it stays pending, like those that were never started. */
    private void apply(Decision decision) {
        if (decision instanceof Decision.Finish finish) {
            end(finish.outcome());
        } else if (decision instanceof Decision.Again again) {
            listener.postponed(again.task(), again.at());
            intake.addLater(again.task(), again.at());
        } else if (decision instanceof Decision.Halt halt) {
            endEarly(new Broken(halt.reason()));
        }
    }

    private void hop(Member member, Task task, Instant now) {
        boolean goesOn = !early.decided()
                && seats.of(member)
                        .filter(seat -> dispatch.goesOn(seat, task, now))
                        .isPresent();
        if (!goesOn) {
            intake.addFirst(task, now);
        }
    }

    private void end(Outcome outcome) {
        boolean enough = accounts.enough(outcome);
        journal.append(outcome);
        if (enough) {
            endEarly(new Stopped("as many tasks failed as run.failures allows: " + limits.failures()));
        }
    }

    @Override
    public void synced(int outcomes) {
        around.context().execute(() -> {
            accounts.synced(outcomes);
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
        boolean through = early.decided() ? drained() : advanced(around.clock().instant());
        if (through && pauses.none() && !seats.hold(task -> !accounts.ended(task))) {
            finish();
        }
    }

    /** Goes on as far as it can; returns whether nothing is left that waits. */
    private boolean advanced(Instant now) {
        intake.due(now);
        expire(now);
        dispatch.resume(now);
        while (!accounts.full() && dispatch.startOne(now)) {
            // As long as anything could be started.
        }
        readAhead();
        Optional<Standstill> next = dispatch.next(!accounts.full());
        next.ifPresent(standstill -> alarm.set(now, standstill.until()));
        notices.standing(seats.inHand() == 0 ? next : Optional.empty());
        notices.crowded(intake.crowd());
        notices.unserved(intake.waiting(kind -> !seats.serve(kind)));
        return intake.empty();
    }

    /** Waits for nobody but the disk: neither for slots nor for hosts. */
    private void expire(Instant now) {
        if (now.isBefore(expiresAt)) {
            return;
        }
        intake.expire();
        while (accounts.roomForExpired()) {
            Optional<Task> late = intake.late();
            if (late.isEmpty()) {
                return;
            }
            if (!accounts.ended(late.get())) {
                end(new Outcome.Expired(late.get()));
            }
        }
    }

    private void readAhead() {
        if (!accounts.full()) {
            for (Kind kind : intake.kinds()) {
                intake.readAhead(kind, seats.next(kind).isPresent(), this::arrived, this::failed);
            }
        }
    }

    private void arrived(List<Entry> batch) {
        if (over) {
            return;
        }
        listener.read(batch.size());
        Instant now = around.clock().instant();
        for (Entry entry : batch) {
            if (early.decided()) {
                break;
            }
            if (accounts.ended(entry.task())) {
                continue;
            }
            if (entry instanceof Entry.Ready ready) {
                intake.add(ready.task(), now);
            } else {
                end(((Entry.Ended) entry).outcome());
            }
        }
        pump();
    }

    /** Leaves pending what is not in a member's hands; returns whether all of that is counted. */
    private boolean drained() {
        dispatch.giveBack(pauses.all(), around.clock().instant());
        notices.standing(Optional.empty());
        notices.crowded(Optional.empty());
        notices.unserved(Set.of());
        return counted();
    }

    /** What a stopped run leaves pending is counted while it drains: its input is read on, and nothing of it is kept. */
    private boolean counted() {
        List<Supply> uncounted = intake.uncounted();
        uncounted.forEach(supply -> supply.read(
                Supply.BATCH,
                batch -> {
                    listener.read(batch.size());
                    pump();
                },
                reason -> finish()));
        return uncounted.isEmpty();
    }

    /** Nothing is started any more. */
    private void endEarly(Ending ending) {
        if (early.because(ending)) {
            around.timer().after(limits.drain(), this::finish);
        }
    }

    private void finish() {
        if (!over && journal != null) {
            over = true;
            Ending ending = early.orComplete();
            journal.close(failure -> around.context()
                    .execute(() ->
                            whenOver.accept(failure.<Ending>map(Broken::new).orElse(ending))));
        }
    }
}
