package dev.ravel.queue.rabbit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How everything is called on the broker, and with which arguments it is made; all names begin with the installation's.
 *
 * <pre>
 *   NAME.task.QUEUE             tickets, for any worker; or, of a shard, for its one active consumer
 *   NAME.begun.SHARD            the last word of the shard's owner on what it had begun
 *   NAME.crew.QUEUE             empty; whoever may own shards of the queue is a consumer
 *   NAME.wait.MS                tickets that wait so long, and go where their key says then
 *   NAME.lapsed                 tickets whose time was over in a queue
 *   NAME.dead                   tickets that nobody runs any more
 *   NAME.notices.JOB            what becomes of the tasks of a job
 *   NAME.submitted.JOB          the last word of the job's submitter, and
 *   NAME.collected.JOB          of its collector
 *   NAME.jobs                   the names of the jobs
 *   NAME.lock                   held by whoever looks at what is not his alone
 *   NAME.mark                   empty; its arguments are the format and the shards
 * </pre>
 */
record Names(String name) {
    private static final String TYPE = "x-queue-type";
    private static final String LONGEST = "x-max-length";
    /** Newer brokers drop what came back 20 times, unless they are told otherwise; older ones know no word for "never". */
    private static final int NO_LIMIT = 1_000_000;

    private static final int FORMATS = 10_000;

    /** A queue whose tickets any worker takes. */
    Queue plain(String queue) {
        return queue("task." + queue, lapsing());
    }

    Queue shard(String shard) {
        Map<String, Object> arguments = lapsing();
        arguments.put("x-single-active-consumer", true);
        return queue("task." + shard, arguments);
    }

    Queue begun(String shard) {
        return queue("begun." + shard, Map.of(LONGEST, 1));
    }

    Queue crew(String queue) {
        return queue("crew." + queue, Map.of());
    }

    Queue wait(Duration time) {
        Map<String, Object> arguments = deadLetters("");
        arguments.put("x-message-ttl", time.toMillis());
        Queue queue = queue("wait." + time.toMillis(), arguments);
        return new Queue(queue.name(), queue.arguments(), Optional.of(queue.name()));
    }

    Queue lapsed() {
        return queue("lapsed", Map.of());
    }

    Queue dead() {
        return queue("dead", Map.of());
    }

    Queue notices(String job) {
        return queue("notices." + job, Map.of());
    }

    Queue submitted(String job) {
        return queue("submitted." + job, Map.of(LONGEST, 1));
    }

    Queue collected(String job) {
        return queue("collected." + job, Map.of(LONGEST, 1));
    }

    Queue jobs() {
        return queue("jobs", Map.of());
    }

    String lock() {
        return name + ".lock";
    }

    /** No message ever comes here: that the length says something else than a length does no harm. */
    Queue mark(int format, int shards) {
        return queue("mark", Map.of(LONGEST, format * FORMATS + shards));
    }

    static int formatOf(int mark) {
        return mark / FORMATS;
    }

    static int shardsOf(int mark) {
        return mark % FORMATS;
    }

    private Map<String, Object> lapsing() {
        Map<String, Object> arguments = deadLetters("");
        arguments.put("x-dead-letter-routing-key", lapsed().name());
        return arguments;
    }

    /** At least once needs the overflow, which without a length never comes. */
    private static Map<String, Object> deadLetters(String exchange) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("x-dead-letter-exchange", exchange);
        arguments.put("x-dead-letter-strategy", "at-least-once");
        arguments.put("x-overflow", "reject-publish");
        return arguments;
    }

    private Queue queue(String rest, Map<String, Object> arguments) {
        Map<String, Object> all = new HashMap<>(arguments);
        all.put(TYPE, "quorum");
        all.put("x-delivery-limit", NO_LIMIT);
        return new Queue(name + "." + rest, all, Optional.empty());
    }
}
