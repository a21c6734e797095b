package dev.ravel.bus;

import dev.ravel.member.Hello;
import dev.ravel.probe.LoopFacts;
import dev.ravel.probe.ProcessFacts;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import java.util.List;

/**
 * What a coordinator and a node say to each other. A message may be lost or come twice: whoever needs an answer repeats.
 *
 * <pre>
 * coordinator                                            node
 *   Call (to all, again and again)                 -->
 *                                                  <--   Join, or nothing where it is busy
 *   Job, or Refused                                -->   builds its members
 *                                                  <--   Ready: its members; Claims: results of an earlier start of the run
 *   Tasks                                          -->
 *                                                  <--   Results, repeated until they are in Acks
 *   Acks: these are in the journal, or not needed  -->
 *                                                  <--   Beat: the leases that it holds; answered by Acks, at least empty ones
 *                                                  <--   Leaving: no more tasks, please; Bye when the last result is acknowledged
 *   Over                                           -->
 *                                                  <--   Report
 * </pre>
 */
public sealed interface Message {
    /** Raised with every change of what processes say to each other. */
    int PROTOCOL = 1;

    /**
     * A run looks for nodes.
     *
     * @param run the same over all starts of the run
     * @param session another one with every start
     * @param nonce 32 hexadecimal digits, fresh with every session
     */
    record Call(int protocol, String version, String run, String session, String nonce) implements Message {}

    /**
     * A node answers a call.
     *
     * @param node its name, unique among the nodes of a run
     * @param nonce 32 hexadecimal digits, fresh with every join
     */
    record Join(int protocol, String version, String node, String session, String nonce) implements Message {}

    /** The node gets no tasks, for this reason. The only message besides {@link Call} that nobody vouches for. */
    record Refused(String reason) implements Message {}

    /**
     * What the node will work on. Repeated until it is ready.
     *
     * @param leaseMs after how much silence of the other either takes it for lost
     */
    record Job(JobSettings settings, long leaseMs) implements Message {}

    /**
     * The node's members are deployed.
     *
     * @param members in the order by which {@link Lease#member} names them
     */
    record Ready(List<Hello> members) implements Message {}

    /** Tasks for the node's members. The same lease may come twice: it is one. */
    record Tasks(List<Lease> leases) implements Message {}

    /**
     * A task in a node's hands.
     *
     * @param number unique within the session, from 1
     * @param member which of the node's members is meant
     * @param seal by it a later start of the run knows that this task was leased
     */
    record Lease(long number, int member, Task task, String seal) {}

    /** Results of this session's leases. */
    record Results(List<Answer> answers) implements Message {}

    record Answer(long lease, Result result) {}

    /** Results that an earlier session of the same run did not acknowledge. */
    record Claims(List<Claim> claims) implements Message {}

    record Claim(Task task, String seal, Result result) {}

    /**
     * These results need not be repeated. Empty: I am alive.
     *
     * @param claims by their seals
     */
    record Acks(List<Long> leases, List<String> claims) implements Message {}

    /**
     * The node is alive.
     *
     * @param held leases without a result
     * @param answered leases whose results are not acknowledged
     */
    record Beat(List<Long> held, List<Long> answered) implements Message {}

    /** The node takes no more tasks; it will answer those that it holds. */
    record Leaving() implements Message {}

    /** The node is gone, for this reason; it holds nothing that anybody should wait for. */
    record Bye(String reason) implements Message {}

    /** The run is over. */
    record Over() implements Message {}

    /** What the job cost the node. */
    record Report(LoopFacts loop, ProcessFacts process) implements Message {}
}
