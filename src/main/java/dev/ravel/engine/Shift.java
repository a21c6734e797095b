package dev.ravel.engine;

import dev.ravel.bus.Terms;
import dev.ravel.engine.Dispatch.Pausing;
import dev.ravel.member.Coordinator;
import dev.ravel.member.Member;
import dev.ravel.work.Cause;
import dev.ravel.work.Decision;
import dev.ravel.work.Result;
import dev.ravel.work.Span;
import dev.ravel.work.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Works on tasks of one job as they are given to it, with the members that join: as an {@link Engine} does, without its
 * source and its journal. Each task is under way once, and leaves the shift by one of the ways of {@link Onward}, or
 * because it is taken out.
 *
 * <p>Confined to the context of its {@link Surroundings}, except what members say.
 */
public final class Shift implements Coordinator {
    private final Terms terms;
    private final Surroundings around;
    private final Onward onward;
    private final ShiftPool pool;
    private final Seats seats = new Seats();
    private final Set<Member> members = new HashSet<>();
    private final Pauses pauses = new Pauses();
    private final Losses losses = new Losses();
    private final Dispatch dispatch;
    private final Alarm alarm;
    private boolean staffed;
    private boolean pumping;

    public Shift(Terms terms, Surroundings surroundings, Onward onward) {
        this.terms = terms;
        this.around = surroundings.guarded(this::guarded);
        this.onward = onward;
        this.pool = new ShiftPool(terms, surroundings.random(), onward);
        Pausing pausing = new Pausing(terms.pause(), surroundings.random());
        this.dispatch = new Dispatch(seats, pauses, pool, pausing, new RunListener() {});
        this.alarm = new Alarm(around.timer(), this::pump);
    }

    /** From then on nobody else takes tasks from this queue; until then, hosts may have been asked. */
    public void owned(String queue, Instant from) {
        pool.owned(queue, from, now());
    }

    /** A task of this queue; none with its ordinal is in the shift. */
    public void add(String queue, Task task) {
        pool.add(queue, task, now());
        pumpSoon();
    }

    /** Takes out those that no member has in hand and of which this holds. */
    public List<Task> withdraw(Predicate<Task> which) {
        dispatch.giveBack(pauses.where(paused -> which.test(paused.task())), now());
        return pool.withdraw(which);
    }

    /** These are all members that there are; tasks that none of them serves are given back from now on. */
    public void staff(List<Member> all) {
        members.addAll(all);
        all.forEach(seats::join);
        givesBack(true);
    }

    /** Whether tasks that no member serves are given back; otherwise they wait. */
    public void givesBack(boolean unserved) {
        staffed = unserved;
        pumpSoon();
    }

    /** {@link Onward#starts} may have another answer for a task that it holds; without one that is held nothing happens. */
    public void ask(Task task) {
        Instant now = now();
        pauses.where(paused -> paused.endless() && paused.task().sameAs(task)).forEach(paused -> {
            seats.release(paused.seat());
            pool.lost(paused.task(), now);
        });
        pumpSoon();
    }

    /** Starts nothing for so long. */
    public void rest(Duration time) {
        pool.rest(now().plus(time));
        pumpSoon();
    }

    /** The members are given up; takes out the tasks that they had in hand, and no others. What they still say is passed over. */
    public List<Task> dismiss() {
        staffed = false;
        Instant now = now();
        dispatch.giveBack(pauses.all(), now);
        List<Task> abandoned = new ArrayList<>();
        members.forEach(member -> seats.leave(member).forEach(lease -> {
            pool.lost(lease.task(), now);
            abandoned.add(lease.task());
        }));
        members.clear();
        return pool.withdraw(task -> abandoned.stream().anyMatch(task::sameAs));
    }

    /** Whether it has no task, and a new one would know as much of all hosts. */
    public boolean blank() {
        return pool.blank(now());
    }

    /** Members were named when they were deployed. */
    @Override
    public void joined(Member member) {}

    @Override
    public void left(Member member) {
        around.context().execute(() -> {
            if (members.remove(member)) {
                seats.of(member).ifPresent(seat -> dispatch.giveBack(pauses.of(seat), now()));
                seats.leave(member).forEach(lease -> lost(member, lease));
                pump();
            }
        });
    }

    /** As in a run. */
    private void lost(Member member, Lease lease) {
        if (losses.spared(lease.task())) {
            pool.lost(lease.task(), now());
            return;
        }
        Span span = Span.computed(member.hello().lane(), lease.sentAt(), 0);
        concluded(member, lease, new Result.Failed(span, Cause.LOST, "the member was lost", 0, 0));
    }

    @Override
    public void leaving(Member member) {
        around.context().execute(() -> seats.of(member).ifPresent(seats::close));
    }

    /** The task was given to another member, or is no longer here: nothing of it counts. */
    @Override
    public void late(Task task, Result result) {}

    @Override
    public void answered(Member member, Task task, Result result) {
        around.context().execute(() -> seats.takeBack(member, task).ifPresent(lease -> {
            concluded(member, lease, result);
            pump();
        }));
    }

    private void concluded(Member member, Lease lease, Result answer) {
        Instant now = now();
        Result result = lease.timed(answer, now);
        pool.finished(lease, result, now);
        Decision decision = terms.settings()
                .rules()
                .decide(lease.task(), result, now, around.random().nextDouble());
        if (decision instanceof Decision.Hop hop && onward.keeps(hop.task())) {
            hop(member, hop.task(), now);
        } else {
            pool.forget(lease.task());
            onward.decided(lease.task(), decision);
        }
    }

    private void hop(Member member, Task task, Instant now) {
        boolean goesOn = seats.of(member)
                .filter(seat -> dispatch.goesOn(seat, task, now))
                .isPresent();
        if (!goesOn) {
            pool.addFirst(task, now);
        }
    }

    /** Many tasks may come at once. */
    private void pumpSoon() {
        if (!pumping) {
            pumping = true;
            around.context().execute(this::pump);
        }
    }

    private void pump() {
        pumping = false;
        Instant now = now();
        pool.due(now);
        dispatch.resume(now);
        while (dispatch.startOne(now)) {
            // As long as anything could be started.
        }
        if (staffed) {
            giveUpUnserved();
        }
        dispatch.next(true).ifPresent(standstill -> alarm.set(now, standstill.until()));
    }

    private void giveUpUnserved() {
        pool.waitingKinds().filter(kind -> !seats.serve(kind)).toList().forEach(kind -> withdraw(
                        task -> task.work().kind() == kind)
                .forEach(onward::unserved));
    }

    private Instant now() {
        return around.clock().instant();
    }

    private void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            onward.broken("internal error: " + e);
        }
    }
}
