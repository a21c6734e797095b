package dev.ravel.remote;

import dev.ravel.bus.Message.Answer;
import dev.ravel.bus.Message.Beat;
import dev.ravel.bus.Message.Claim;
import dev.ravel.bus.Message.Lease;
import dev.ravel.member.Hello;
import dev.ravel.member.Member;
import dev.ravel.work.Cause;
import dev.ravel.work.Result;
import dev.ravel.work.Span;
import dev.ravel.work.Task;
import java.time.Instant;
import java.util.List;

/** One coordinator's leases in a node: each is worked on once, and answered until the answer is acknowledged. */
final class Desk {
    /** Leases whose copies may still be on their way. */
    private static final int REMEMBERED = 100_000;

    private final List<Hello> hellos;
    private final InHand inHand;
    private final Recent seen = new Recent(REMEMBERED);
    private final Outbox<Long, Answered> answered = new Outbox<>();

    private record Answered(Lease lease, Result result) {
        Answer answer() {
            return new Answer(lease.number(), result);
        }

        Claim claim() {
            return new Claim(lease.task(), lease.seal(), result);
        }
    }

    Desk(List<Member> members) {
        hellos = members.stream().map(Member::hello).toList();
        inHand = new InHand(members);
    }

    List<Hello> hellos() {
        return hellos;
    }

    /** Gives the task to its member, unless that happened before. */
    void take(Lease lease) {
        if (seen.add(lease.number())) {
            inHand.take(lease)
                    .ifPresentOrElse(
                            member -> member.take(lease.task()), () -> lost(lease, "the member has no slot for it"));
        }
    }

    private void lost(Lease lease, String reason) {
        // When it began is for the engine to say: nothing was begun here.
        Span span = Span.computed("none", Instant.EPOCH, 0);
        answer(lease, new Result.Failed(span, Cause.LOST, reason, 0, 0));
    }

    private void answer(Lease lease, Result result) {
        answered.put(lease.number(), new Answered(lease, result));
    }

    /** A member is through with a task; ignored where it does not have it in hand. */
    void finished(Member member, Task task, Result result) {
        inHand.giveBack(member, task).ifPresent(lease -> answer(lease, result));
    }

    void gone(Member member) {
        inHand.gone(member).forEach(lease -> lost(lease, "the member was lost"));
    }

    void acknowledged(long lease) {
        answered.acknowledged(lease);
    }

    Beat beat() {
        return new Beat(inHand.numbers(), answered.keys());
    }

    /** Answers that were not yet sent. */
    List<Answer> fresh() {
        return answered.unsaid().stream().map(Answered::answer).toList();
    }

    /** Answers to be repeated, a beat later. */
    List<Answer> again() {
        return answered.again().stream().map(Answered::answer).toList();
    }

    /** Takes out what is not acknowledged, for another session. */
    List<Claim> claims() {
        List<Answered> all = answered.values();
        answered.keys().forEach(answered::acknowledged);
        return all.stream().map(Answered::claim).toList();
    }

    boolean idle() {
        return inHand.isEmpty();
    }

    /** Whether nothing is in hand and nothing unacknowledged. */
    boolean clear() {
        return idle() && answered.isEmpty();
    }
}
