package dev.ravel.remote;

import dev.ravel.bus.Link;
import dev.ravel.bus.Message;
import dev.ravel.work.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A station whose coordinators and members are in the test's hands. */
final class StationRig {
    static final Message.Job JOB = new Message.Job(Sample.JOB, Sample.LEASE.toMillis());

    final FakeTime time = new FakeTime();
    final FakeWorkplace workplace = new FakeWorkplace(Sample.hellos());
    final Heard heard = new Heard();
    final Station station = new Station(workplace, time.clockwork(), heard);

    /** A coordinator, as the node hears it. */
    final class Caller {
        final FakeLink link = new FakeLink();
        final Link.Hearer ear;

        Caller(String run, String session) {
            ear = station.serve(Sample.call(run, session), link);
        }

        void says(Message message) {
            ear.received(message);
            time.settle();
        }

        /** Leases of consecutive numbers for the member that adds. */
        void leases(long firstNumber, Task... tasks) {
            List<Message.Lease> leases = new ArrayList<>();
            for (Task task : tasks) {
                leases.add(lease(firstNumber + leases.size(), 1, task));
            }
            says(new Message.Tasks(leases));
        }

        void acknowledges(Long... leases) {
            says(new Message.Acks(Arrays.asList(leases), List.of()));
        }

        /** Lives for so many beats. */
        void lives(int beats) {
            for (int i = 0; i < beats; i++) {
                advance(Sample.BEAT);
                acknowledges();
            }
        }
    }

    Message.Lease lease(long number, int member, Task task) {
        return new Message.Lease(number, member, task, Sample.SEAL.of(task));
    }

    Message.Claim claim(Task task) {
        return new Message.Claim(task, Sample.SEAL.of(task), Sample.value(task.ordinal()));
    }

    Caller caller(String run, String session) {
        return new Caller(run, session);
    }

    /** A coordinator that has sent its job. */
    Caller served(String run, String session) {
        Caller caller = new Caller(run, session);
        caller.says(JOB);
        return caller;
    }

    /** The member that adds is through with its oldest task. */
    void answer() {
        FakeWorkplace.FakeMember member = workplace.members.get(1);
        workplace.answer(1, Sample.value(member.inHand().get(0).ordinal()));
        time.settle();
    }

    List<Task> inHand() {
        return workplace.members.get(1).inHand();
    }

    void advance(Duration duration) {
        time.advance(duration);
    }
}
