package dev.ravel.remote;

import dev.ravel.bus.Message.Answer;
import dev.ravel.bus.Message.Claim;
import dev.ravel.work.Kind;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import java.util.Optional;

/** The results of one node, on their way to the engine: each one once, and only those of tasks that the node was given. */
final class Answers {
    private final String node;
    private final Session session;
    private final Acknowledgements acknowledgements;

    Answers(String node, Session session, Acknowledgements acknowledgements) {
        this.node = node;
        this.session = session;
        this.acknowledgements = acknowledgements;
    }

    /** Returns the lease where this is its first result. */
    Optional<Grant> take(Answer answer) throws ImplausibleException {
        Acknowledgement name = new Acknowledgement.OfLease(answer.lease());
        Optional<Grant> open = session.grants().open(answer.lease());
        if (open.isPresent()) {
            first(open.get(), name, answer.result());
        } else {
            again(answer.lease(), name);
        }
        return open;
    }

    private void first(Grant grant, Acknowledgement name, Result result) throws ImplausibleException {
        require(grant.member().node().name().equals(node), "an answer for another node's task");
        Result its = fitting(grant.task(), result);
        boolean late = session.grants().revoked(grant);
        session.grants().close(grant);
        if (late) {
            session.unsettled().handedLate(grant.task(), name, acknowledgements);
            session.engine().late(grant.task(), its);
        } else {
            session.unsettled().handed(grant.task(), name, acknowledgements);
            session.engine().answered(grant.member(), grant.task(), its);
        }
    }

    /** Whose result was here before; or it came too late for a task that had its outcome by then. */
    private void again(long lease, Acknowledgement name) throws ImplausibleException {
        given(lease);
        if (!session.unsettled().waits(name)) {
            acknowledgements.add(name);
        }
    }

    void given(long lease) throws ImplausibleException {
        require(session.grants().given(lease), "a lease that was never given");
    }

    void take(Claim claim) throws ImplausibleException {
        require(session.settings().seal().made(claim.seal(), claim.task()), "a result of a task that was never given");
        Acknowledgement name = new Acknowledgement.OfClaim(claim.seal());
        if (!session.unsettled().waits(name)) {
            Result its = fitting(claim.task(), claim.result());
            session.unsettled().handedLate(claim.task(), name, acknowledgements);
            session.engine().late(claim.task(), its);
        }
    }

    private Result fitting(Task task, Result result) throws ImplausibleException {
        boolean computes = task.work().kind() != Kind.FETCH;
        boolean computed = result instanceof Result.Computed;
        require(result instanceof Result.Failed || computed == computes, "a result that does not go with its task");
        return result.with(result.span().on(node + "/" + result.span().lane()));
    }

    private static void require(boolean plausible, String otherwise) throws ImplausibleException {
        if (!plausible) {
            throw new ImplausibleException("it sent " + otherwise);
        }
    }
}
