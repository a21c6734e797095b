package dev.ravel.queue;

import dev.ravel.bus.Message.Report;
import dev.ravel.bus.Notice;
import dev.ravel.bus.Terms;
import dev.ravel.bus.Ticket;
import dev.ravel.engine.Onward;
import dev.ravel.engine.Shift;
import dev.ravel.work.Decision;
import dev.ravel.work.Outcome;
import dev.ravel.work.Task;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where a worker works on the tasks of one job: settles at the broker what comes of them, each once, and has members only
 * while there are tasks.
 */
final class Bench implements Onward {
    /** How often it is looked whether the time of a task is over that waits here: before it is begun that is asked in any case. */
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final Terms terms;
    private final WorkerState worker;
    private final Shift shift;
    private final Staff staff;
    private int inHand;
    private boolean unable;
    private boolean halted;
    private boolean cooling;
    private boolean sweeping;
    private boolean damaged;
    private long usedAt;

    Bench(Terms terms, WorkerState worker) {
        this.terms = terms;
        this.worker = worker;
        this.shift = new Shift(terms, worker.surroundings(), this);
        this.staff = new Staff(terms.settings(), worker.premises());
        worker.owned().forEach(shift::owned);
        used();
        lookForIdleness();
    }

    Terms terms() {
        return terms;
    }

    /** From then on the worker is the only one who takes tasks of this shard. */
    void owned(String shard, Instant since) {
        shift.owned(shard, since);
    }

    void take(Held held) {
        inHand++;
        used();
        if (held.ticket().expiresAt().isPresent() && !sweeping) {
            sweepSoon();
        }
        shift.add(held.queue(), held.ticket().task());
        if (staff.gone() && !cooling) {
            callStaff();
        }
    }

    private void callStaff() {
        staff.call(shift).onSuccess(here -> present()).onFailure(failure -> unable(failure.getMessage()));
    }

    private void present() {
        if (staff.here()) {
            unable = false;
            worker.listener().serving(terms.job());
        }
    }

    /** What waits is left to others, and what comes meanwhile is kept until another trial: otherwise all the queue would go round. */
    private void unable(String reason) {
        say(reason);
        shift.withdraw(task -> true).forEach(task -> pass(task, later()));
        cool();
    }

    private void say(String reason) {
        if (!unable) {
            unable = true;
            worker.listener().unable(terms.job(), reason);
        }
    }

    private void cool() {
        cooling = true;
        worker.after(worker.terms().again(), () -> {
            cooling = false;
            shift.givesBack(staff.here());
            if (inHand > 0 && staff.gone()) {
                callStaff();
            }
        });
    }

    private Instant later() {
        return worker.time().wall().plus(worker.terms().again());
    }

    private void sweepSoon() {
        sweeping = true;
        worker.after(SWEEP, () -> {
            shift.withdraw(task -> expired(held(task))).forEach(task -> end(held(task), new Outcome.Expired(task)));
            sweeping = false;
            if (inHand > 0) {
                sweepSoon();
            }
        });
    }

    private boolean expired(Held held) {
        return !held.begun() && held.ticket().expired(worker.time().wall());
    }

    /** Nothing of these is begun from here on; those that no member has in hand go back. */
    void release(Predicate<Held> which) {
        shift.withdraw(task -> which.test(held(task))).forEach(task -> release(held(task), task));
    }

    private void release(Held held, Task task) {
        if (held.lost()) {
            forget(held);
        } else if (held.begun()) {
            pass(task, worker.time().wall());
        } else {
            done(worker.hands().settle(held, Delivery::giveBack));
        }
    }

    /** Gives up the members with what they have in hand: that, and all that waits, is left to others. */
    Future<Void> abandon() {
        List<Task> abandoned = shift.dismiss();
        release(held -> true);
        return staff.dismiss().map(closed -> {
            abandoned.forEach(task -> release(held(task), task));
            return null;
        });
    }

    /** Gives up the members; says what they cost. */
    Future<Optional<Report>> close() {
        shift.dismiss();
        return staff.dismiss();
    }

    private Held held(Task task) {
        return worker.hands().of(new HandKey(terms.job(), task.ordinal())).orElseThrow();
    }

    @Override
    public Start starts(Task task) {
        Held held = held(task);
        if (held.lost()) {
            forget(held);
            return Start.NEVER;
        }
        if (expired(held)) {
            end(held, new Outcome.Expired(task));
            return Start.NEVER;
        }
        Future<Boolean> begun = held.begin();
        if (!begun.isComplete()) {
            begun.onFailure(refused -> shift.rest(worker.terms().again())).onComplete(any -> shift.ask(task));
            return Start.HELD;
        }
        return Boolean.TRUE.equals(begun.result()) ? Start.NOW : Start.LATER;
    }

    @Override
    public boolean keeps(Task hop) {
        Held held = held(hop);
        Ticket next = held.ticket().with(hop);
        return !held.lost() && worker.keeps(held.queue()) && next.queue().equals(held.queue());
    }

    @Override
    public void decided(Task task, Decision decision) {
        if (decision instanceof Decision.Finish finish) {
            halted = false;
            end(held(task), finish.outcome());
        } else if (decision instanceof Decision.Again again) {
            pass(again.task(), worker.time().wall(again.at()));
        } else if (decision instanceof Decision.Hop hop) {
            pass(hop.task(), worker.time().wall());
        } else if (decision instanceof Decision.Halt halt) {
            halt(task, halt.reason());
        }
    }

    /** Nothing else could be stored either: for a while nothing is begun. */
    private void halt(Task task, String reason) {
        if (!halted) {
            halted = true;
            worker.listener().halted(terms.job(), reason);
        }
        shift.rest(worker.terms().again());
        pass(task, later());
    }

    /** Those who serve it may be elsewhere, or come with the next deployment here. */
    @Override
    public void unserved(Task task) {
        damaged = true;
        say("no member serves " + task.work().kind().label());
        shift.givesBack(false);
        if (!cooling) {
            cool();
        }
        pass(task, later());
    }

    @Override
    public void broken(String reason) {
        worker.listener().broken(reason);
    }

    private void end(Held held, Outcome outcome) {
        done(worker.hands().end(held, new Notice.Ended(outcome)));
    }

    private void pass(Task task, Instant at) {
        Held held = held(task);
        done(worker.hands().settle(held, delivery -> delivery.pass(held.ticket().with(task), at)));
    }

    private void forget(Held held) {
        worker.hands().forget(held);
        gone();
    }

    private void done(Future<Void> settled) {
        settled.onSuccess(any -> gone());
    }

    private void gone() {
        inHand--;
        used();
        if (inHand == 0 && damaged) {
            damaged = false;
            giveUpStaff();
        }
    }

    private void used() {
        usedAt = worker.clockwork().nanoTime().getAsLong();
    }

    private void lookForIdleness() {
        worker.after(worker.terms().idle(), () -> {
            long quiet = worker.clockwork().nanoTime().getAsLong() - usedAt;
            if (inHand == 0 && quiet >= worker.terms().idle().toNanos()) {
                rest();
            } else {
                lookForIdleness();
            }
        });
    }

    /** What is known of the hosts is kept until it does not matter any more. */
    private void rest() {
        if (staff.here()) {
            worker.listener().idle(terms.job());
            giveUpStaff();
        }
        if (shift.blank() && staff.gone()) {
            worker.forget(terms, staff.premises());
        } else {
            lookForIdleness();
        }
    }

    private void giveUpStaff() {
        shift.dismiss();
        staff.dismiss().onSuccess(report -> worker.cost(terms.job(), report));
    }
}
