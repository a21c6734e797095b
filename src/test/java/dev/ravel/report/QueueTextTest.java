package dev.ravel.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.queue.Broker.DeadTask;
import dev.ravel.queue.Progress;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueTextTest {
    private static final Progress HALF = new Progress(2000, false, 900, 64, 1000, 20, 10, 5, 1, 3);
    private static final DeadTask DEAD = new DeadTask("io-1", 7, "http://h/a", "its worker was lost 5 times");

    @Test
    void a_job_is_a_row_and_a_plus_says_that_more_will_come() {
        assertThat(QueueText.lines(Map.of("io-1", HALF)))
                .containsExactly(
                        "job                              submitted   waiting in flight      done    failed   skipped   expired      dead uncollected",
                        "io-1                                2,000+       900        64     1,000        20        10         5         1           3");
    }

    @Test
    void an_empty_broker_says_so() {
        assertThat(QueueText.lines(Map.of())).containsExactly("no jobs");
        assertThat(QueueText.lines(List.of())).containsExactly("no dead tasks");
    }

    @Test
    void a_dead_task_is_named_with_its_reason() {
        assertThat(QueueText.lines(List.of(DEAD))).containsExactly("io-1  7  http://h/a  its worker was lost 5 times");
    }

    @Test
    void one_task_is_not_tasks() {
        assertThat(QueueText.requeued(1)).isEqualTo("1 task was put back");
        assertThat(QueueText.requeued(0)).isEqualTo("0 tasks were put back");
    }

    @Test
    void programs_get_the_same_in_json() {
        JsonObject job = new JsonObject(QueueJson.of(Map.of("io-1", HALF)))
                .getJsonObject("jobs")
                .getJsonObject("io-1");
        assertThat(job.getMap())
                .containsEntry("submitted", 2000)
                .containsEntry("complete", false)
                .containsEntry("inFlight", 64)
                .containsEntry("dead", 1)
                .hasSize(10);
        JsonObject dead =
                new JsonObject(QueueJson.of(List.of(DEAD))).getJsonArray("dead").getJsonObject(0);
        assertThat(dead.getMap())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "job", "io-1", "ordinal", 7, "label", "http://h/a", "reason", "its worker was lost 5 times"));
        assertThat(new JsonObject(QueueJson.requeued(3)).getInteger("requeued")).isEqualTo(3);
    }
}
