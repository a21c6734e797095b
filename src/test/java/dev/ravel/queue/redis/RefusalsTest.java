package dev.ravel.queue.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.queue.Broker;
import dev.ravel.queue.RecordingTaker;
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

    /** To sweep them takes commands that may be refused. */
    private void forgetWorkers() {
        try (Jedis jedis = redis.jedis()) {
            jedis.del(plant.key("workers"));
        }
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
