package dev.ravel.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.queue.TestPlace.TestMember;
import dev.ravel.queue.WorkerRig.Party;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Hosts that answer by chance and after a while, and that bear no two requests in too short a time, from whomever. */
final class ModelSite {
    private static final int LATENCY_MS = 1500;
    private final WorkerRig rig;
    private final Random random;
    private final Duration delay;
    private final Map<String, Instant> asked = new HashMap<>();
    private final List<String> hosts;

    ModelSite(WorkerRig rig, Random random, Duration delay, List<String> hosts) {
        this.rig = rig;
        this.random = random;
        this.delay = delay;
        this.hosts = hosts;
    }

    /** The members of this worker ask here. */
    void serve(Party party) {
        party.place.reaction = (member, task) -> {
            if (task.work() instanceof Work.Fetch fetch) {
                ask(fetch.at().host(), task);
            }
            Duration latency = Duration.ofMillis(random.nextInt(LATENCY_MS));
            Result result = task.work() instanceof Work.Fetch ? page() : value();
            rig.time.after(latency, () -> answer(party, member, task, result));
        };
    }

    private void ask(String host, Task task) {
        Instant now = rig.now();
        Instant before = asked.put(host, now);
        if (before != null) {
            assertThat(Duration.between(before, now)).as(host + " by " + task).isGreaterThanOrEqualTo(delay);
        }
    }

    private static void answer(Party party, TestMember member, Task task, Result result) {
        if (party.alive && member.inHand.contains(task)) {
            member.answer(task, result);
        }
    }

    private Result value() {
        return random.nextInt(6) == 0 ? TestPlace.timeout() : TestPlace.value();
    }

    private Result page() {
        return switch (random.nextInt(10)) {
            case 0 -> TestPlace.timeout();
            case 1 -> TestPlace.redirect("/same");
            case 2 -> TestPlace.redirect("http://" + hosts.get(random.nextInt(hosts.size())) + "/other");
            case 3 -> new Result.Refused(TestPlace.page().span(), 429, Optional.of("2"));
            default -> TestPlace.page();
        };
    }
}
