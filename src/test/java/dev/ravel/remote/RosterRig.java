package dev.ravel.remote;

import dev.ravel.bus.Link;
import dev.ravel.bus.Message;
import dev.ravel.member.Member;
import dev.ravel.work.Outcome;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import java.time.Duration;
import java.util.List;

/** A roster whose nodes and engine are in the test's hands. */
final class RosterRig {
    final FakeTime time = new FakeTime();
    final FakeEngine engine = new FakeEngine();
    final Heard heard = new Heard();
    final Roster roster =
            new Roster(engine, new Roster.Settings(Sample.JOB, Sample.LEASE, Sample.SEAL), time.clockwork(), heard);

    /** A node, as its coordinator hears it. */
    final class Node {
        final FakeLink link = new FakeLink();
        final Link.Hearer ear;

        Node(String name) {
            ear = roster.joined(name, link);
            time.settle();
        }

        void says(Message message) {
            ear.received(message);
            time.settle();
        }

        void beats(List<Long> held, List<Long> answered) {
            says(new Message.Beat(held, answered));
        }

        void answers(long lease, Result result) {
            says(new Message.Results(List.of(new Message.Answer(lease, result))));
        }

        /** Lives for so many beats with these leases in hand. */
        void lives(int beats, Long... held) {
            for (int i = 0; i < beats; i++) {
                advance(Sample.BEAT);
                beats(List.of(held), List.of());
            }
        }
    }

    Node node(String name) {
        return new Node(name);
    }

    /** A node that has come as far as to get tasks. */
    Node ready(String name) {
        Node node = new Node(name);
        node.says(new Message.Ready(Sample.hellos()));
        return node;
    }

    /** The engine gives these tasks to the member, in one go. */
    void give(String lane, Task... tasks) {
        Member member = engine.member(lane);
        for (Task task : tasks) {
            member.take(task);
        }
        time.settle();
    }

    void ended(Task task, Result result) {
        roster.ended(new Outcome.Done(task, result));
        settleAcks();
    }

    /** Until what is acknowledged soon was. */
    void settleAcks() {
        advance(Duration.ofMillis(50));
    }

    void advance(Duration duration) {
        time.advance(duration);
    }
}
