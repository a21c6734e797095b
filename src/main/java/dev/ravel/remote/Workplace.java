package dev.ravel.remote;

import dev.ravel.bus.JobSettings;
import dev.ravel.bus.Message.Report;
import dev.ravel.member.Coordinator;
import dev.ravel.member.Member;
import io.vertx.core.Future;
import java.util.List;

/** Where a node works on jobs, one after the other. Completes its futures on any thread. */
public interface Workplace {
    /**
     * Deploys members for a job. They are given to nobody else; their results go to {@code results}.
     *
     * @return all of them, in a fixed order; fails, in words for people, where this node cannot serve the job
     */
    Future<List<Member>> open(JobSettings job, Coordinator results);

    /** Takes them down; what they still do is abandoned. Never fails; says what the job cost. */
    Future<Report> close();
}
