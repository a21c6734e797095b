package dev.ravel.queue.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.queue.Broker;
import dev.ravel.queue.BrokerException;
import dev.ravel.queue.ClaimLostException;
import dev.ravel.queue.Delivery;
import dev.ravel.queue.RecordingTaker;
import dev.ravel.queue.Tickets;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** What Redis refuses for a while, as it does when its disk is full, is made up for when it does not refuse it any more. */
final class RefusalsTest extends RedisRig {
    /** From now on scripts that come to these commands fail. */
    private void refuse(String... commands) {
        for (String command : commands) {
            acl("-" + command);
        }
    }

    private void refuseNothing() {
        acl("+@all");
    }

    private void acl(String rule) {
        try (Jedis jedis = redis.jedis()) {
            jedis.aclSetUser("default", rule);
        }
    }

    private boolean exists(String key) {
        try (Jedis jedis = redis.jedis()) {
            return jedis.exists(plant.key(key));
        }
    }

    /** To sweep them takes commands that may be refused. */
    private void forgetWorkers() {
        try (Jedis jedis = redis.jedis()) {
            jedis.del(plant.key("workers"));
        }
    }

    @Test
    void a_worker_that_is_not_let_in_to_listen_at_first_listens_later() {
        Broker broker = connect();
        try (Jedis jedis = redis.jedis()) {
            jedis.configSet("requirepass", "secret");
            jedis.auth("secret");
            take(broker, plain(1, "sum"));
            context.until("not let in", () -> jedis.info("errorstats").contains("errorstat_NOAUTH"));

            jedis.configSet("requirepass", "");

            context.until("it listens", () -> jedis.clientList().contains("cmd=blpop"));
        }
    }

    @Test
    void a_task_whose_end_is_refused_is_given_back_and_not_counted_as_a_loss() {
        Broker broker = connect();
        submit(broker, JOB.sums(0, 1));
        RecordingTaker worker = take(connect(), plain(1, "sum"), Delivery::begin);
        context.until("taken", () -> worker.taken.size() == 1);
        refuse("xack", "xdel", "xclaim");

        Delivery refused = context.get(() -> worker.taken.get(0));
        Throwable failure = context.failure(() -> refused.end(Tickets.done(refused.ticket())));

        assertThat(failure).isInstanceOf(BrokerException.class).isNotInstanceOf(ClaimLostException.class);
        refuseNothing();
        context.until("taken again", () -> worker.taken.size() == 2);
        assertThat(context.get(() -> worker.taken.get(1).losses())).isZero();
    }

    @Test
    void what_is_taken_by_a_script_that_fails_afterwards_is_taken_again() {
        Broker broker = connect();
        submit(broker, JOB.sums(0, 1));
        refuse("hincrby");
        RecordingTaker worker = take(connect(), plain(2, "sum"));
        context.until("taken in vain", () -> exists("idle:sum"));

        refuseNothing();

        context.until("taken", () -> worker.taken.size() == 1);
    }

    @Test
    void a_worker_that_may_not_come_back_tries_again_and_says_so() {
        Broker broker = connect();
        RecordingTaker worker = take(connect(), plain(1, "sum"));
        refuse("sadd");

        forgetWorkers();

        context.until("a word of it", () -> plant.told.stream()
                .anyMatch(told -> told.startsWith("this worker takes nothing for now: redis://127.0.0.1:")));
        refuseNothing();
        submit(broker, JOB.sums(0, 1));
        context.until("taken", () -> worker.taken.size() == 1);
        assertThat(plant.told)
                .filteredOn(told -> told.startsWith("this worker"))
                .hasSize(1);
    }
}
