package dev.ravel.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.Ticket;
import dev.ravel.queue.WorkerRig.Party;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Workers that die, are cut off, lose their claims and their members, leave and come, by chance: every task ends, none is
 * left anywhere, and no host is asked twice in too short a time.
 */
final class WorkerModelTest {
    private static final int SEEDS = 150;
    private static final int STEPS = 60;
    private static final int TASKS = 48;
    private static final int STEP_MS = 1200;
    private static final int MOST_ROUNDS = 2000;
    private static final Duration DELAY = Duration.ofSeconds(1);
    private static final Tickets JOB = new Tickets(Tickets.terms("job", DELAY, 2));
    private static final List<String> HOSTS = List.of("host0", "host1", "host2", "host3", "host4", "host5");

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_happens_to_workers_every_task_ends_and_every_host_is_spared(long seed) {
        Random random = new Random(seed);
        WorkerRig rig = new WorkerRig();
        ModelSite site = new ModelSite(rig, random, DELAY, HOSTS);
        List<Party> parties = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            come(rig, site, parties);
        }
        submit(rig, random);

        for (int i = 0; i < STEPS; i++) {
            rig.time.advance(Duration.ofMillis(random.nextInt(STEP_MS)));
            misfortune(rig, site, parties, random);
        }
        parties.forEach(party -> party.broker.mend());
        calm(rig);

        Set<Long> all = new TreeSet<>(LongStream.range(0, TASKS).boxed().toList());
        assertThat(rig.collector.ended()).isEqualTo(all);
        Progress progress = rig.progress();
        assertThat(progress.waiting() + progress.inFlight() + progress.dead()).isZero();
        assertThat(parties).allSatisfy(party -> assertThat(party.said).noneMatch(word -> word.startsWith("broken")));
    }

    private static void submit(WorkerRig rig, Random random) {
        List<Ticket> tickets = new ArrayList<>();
        for (long i = 0; i < TASKS; i++) {
            Ticket ticket = random.nextInt(3) == 0 ? JOB.sum(i) : JOB.fetch(i, HOSTS.get(random.nextInt(HOSTS.size())));
            boolean expires = random.nextInt(8) == 0;
            tickets.add(expires ? Tickets.expiring(ticket, rig.now().plusSeconds(random.nextInt(60))) : ticket);
        }
        rig.submit(tickets);
    }

    private static void come(WorkerRig rig, ModelSite site, List<Party> parties) {
        Party party = rig.worker();
        site.serve(party);
        parties.add(party);
    }

    private static void misfortune(WorkerRig rig, ModelSite site, List<Party> parties, Random random) {
        int index = random.nextInt(parties.size());
        Party party = parties.get(index);
        switch (random.nextInt(12)) {
            case 0, 1 -> {
                parties.remove(index);
                party.dies();
                come(rig, site, parties);
            }
            case 2 -> {
                parties.remove(index);
                party.leaves();
                come(rig, site, parties);
            }
            case 3, 4 -> party.broker.cut();
            case 5, 6, 7 -> party.broker.mend();
            case 8 -> party.broker.loseClaims();
            case 9 -> List.copyOf(party.place.members).forEach(TestPlace.TestMember::dies);
            default -> rig.submitter.expire("job");
        }
        rig.time.settle();
    }

    /** Nothing happens any more; what is dead is put back. */
    private static void calm(WorkerRig rig) {
        for (int i = 0; i < MOST_ROUNDS && unfinished(rig); i++) {
            rig.time.advance(Duration.ofSeconds(1));
            rig.submitter.expire("job");
            rig.submitter.requeue(Optional.empty());
        }
    }

    private static boolean unfinished(WorkerRig rig) {
        Progress progress = rig.progress();
        return progress.waiting() + progress.inFlight() + progress.dead() > 0
                || rig.collector.ended().size() < TASKS;
    }
}
