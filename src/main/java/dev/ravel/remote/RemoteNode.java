package dev.ravel.remote;

import dev.ravel.bus.Link;
import dev.ravel.bus.Message;
import dev.ravel.member.Hello;
import dev.ravel.work.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A node as its coordinator sees it, over one link. One that falls silent loses its leases; heard again, it gets tasks
 * when it has said, after all that was sent to it before, that it holds nothing.
 */
final class RemoteNode implements Link.Hearer {
    private final String name;
    private final Link link;
    private final Session session;
    private final Mailbox mailbox;
    private final Consumer<RemoteNode> changed;
    private final Acknowledgements acknowledgements;
    private final Answers answers;
    private final Outstanding outstanding = new Outstanding();
    private final Silence silence;
    private Phase phase = Phase.INVITED;
    private List<Hello> hellos = List.of();
    private List<RemoteMember> members = List.of();
    private Optional<Message.Report> report = Optional.empty();
    private boolean awaited;
    private boolean lied;

    private enum Phase {
        /** It is told of the job until it is ready. */
        INVITED,
        SERVING,
        /** It has no leases any more; a late result may count. */
        SILENT,
        /** Heard again: told of the job, to see when it has read all that was sent before. */
        BACK,
        /** It has read all that, and may still hold some of it. */
        EMPTYING,
        /** It is told that the run is over. */
        OVER,
        GONE
    }

    /** @param changed hears that the node is gone, or has sent its report */
    RemoteNode(String name, Link link, Session session, Mailbox mailbox, Consumer<RemoteNode> changed) {
        this.name = name;
        this.link = link;
        this.session = session;
        this.mailbox = mailbox;
        this.changed = changed;
        this.acknowledgements = new Acknowledgements(link, session.clockwork());
        this.answers = new Answers(name, session, acknowledgements);
        this.silence = new Silence(session.lease(), now());
    }

    private long now() {
        return session.clockwork().nanoTime().getAsLong();
    }

    String name() {
        return name;
    }

    boolean gone() {
        return phase == Phase.GONE;
    }

    Optional<Message.Report> report() {
        return report;
    }

    boolean lied() {
        return lied;
    }

    /** Whether its report is worth waiting for. */
    boolean awaited() {
        return awaited && phase == Phase.OVER && report.isEmpty();
    }

    void invite() {
        link.send(new Message.Job(session.job(), session.lease().toMillis()));
    }

    /** It gets no tasks, for this reason. */
    void turnAway(String reason) {
        session.listener().refused(name, reason);
        decline(reason);
    }

    /** The same without a word to people: there is nothing wrong with it. */
    void decline(String reason) {
        link.send(new Message.Refused(reason));
        end(reason);
    }

    void over() {
        awaited = phase == Phase.SERVING || phase == Phase.BACK || phase == Phase.EMPTYING;
        phase = Phase.OVER;
        link.send(new Message.Over());
    }

    /** Takes a task for one of its members; does nothing where that member is gone: the engine hears so, or has heard. */
    void lease(RemoteMember member, Task task) {
        if (phase == Phase.SERVING && members.get(member.index()) == member) {
            outstanding.add(session.grants().give(member, task));
        }
    }

    /** Sends the tasks that it was given. */
    void flush() {
        Parcels.send(outstanding.due(), Parcels::size, leases -> link.send(new Message.Tasks(leases)));
    }

    /** Once every interval. */
    void beat() {
        if (phase == Phase.INVITED || phase == Phase.BACK) {
            invite();
        } else if (phase == Phase.OVER) {
            link.send(new Message.Over());
        }
        if (silence.tooLong(now())) {
            silent("nothing was heard for " + session.lease().toMillis() + " ms");
        }
    }

    private void silent(String reason) {
        if (phase == Phase.INVITED || phase == Phase.OVER) {
            end(reason);
        } else {
            revoke(reason);
            phase = Phase.SILENT;
        }
    }

    private void revoke(String reason) {
        if (phase == Phase.SERVING) {
            takeBack();
            session.listener().lost(name, reason);
        }
    }

    private void takeBack() {
        members.forEach(session.engine()::left);
        members = List.of();
        outstanding.revoke().forEach(session.grants()::revoke);
    }

    /** Has no more to do with it, for this reason. */
    void end(String reason) {
        revoke(reason);
        leave();
    }

    private void leave() {
        phase = Phase.GONE;
        link.close();
        changed.accept(this);
    }

    @Override
    public void rubbish(String reason) {
        session.listener().rubbish(name, reason);
    }

    @Override
    public void closed(String reason) {
        if (!gone()) {
            end(reason);
        }
    }

    @Override
    public void received(Message message) {
        if (gone()) {
            return;
        }
        silence.heard(now());
        if (phase == Phase.SILENT) {
            phase = Phase.BACK;
            invite();
        }
        try {
            hear(message);
        } catch (ImplausibleException e) {
            lied = true;
            turnAway(e.getMessage());
        }
    }

    private void hear(Message message) throws ImplausibleException {
        if (message instanceof Message.Report its) {
            reported(its);
        } else if (message instanceof Message.Bye bye) {
            bye(bye.reason());
        } else if (phase != Phase.OVER) {
            work(message);
        }
    }

    private void work(Message message) throws ImplausibleException {
        if (message instanceof Message.Results results) {
            for (Message.Answer answer : results.answers()) {
                answers.take(answer).ifPresent(outstanding::answered);
            }
        } else if (message instanceof Message.Beat beat) {
            beaten(beat);
        } else if (message instanceof Message.Claims claims) {
            for (Message.Claim claim : claims.claims()) {
                answers.take(claim);
            }
        } else if (message instanceof Message.Ready ready) {
            ready(ready.members());
        } else if (message instanceof Message.Leaving) {
            members.forEach(session.engine()::leaving);
        } else {
            throw new ImplausibleException(
                    "it sent a coordinator's word: " + message.getClass().getSimpleName());
        }
    }

    private void ready(List<Hello> introduced) throws ImplausibleException {
        if (phase == Phase.INVITED) {
            hellos = new Introductions(name, session.job().kinds()).accepted(introduced);
            serve();
        } else if (phase == Phase.BACK) {
            phase = Phase.EMPTYING;
        }
        acknowledgements.flush();
    }

    private void serve() {
        phase = Phase.SERVING;
        members = new ArrayList<>();
        for (Hello hello : hellos) {
            members.add(new RemoteMember(this, members.size(), hello, mailbox));
        }
        session.listener().joined(name, hellos);
        members.stream().filter(member -> !member.hello().kinds().isEmpty()).forEach(session.engine()::joined);
    }

    private void beaten(Message.Beat beat) throws ImplausibleException {
        for (long lease : beat.held()) {
            answers.given(lease);
        }
        for (long lease : beat.answered()) {
            answers.given(lease);
        }
        if (phase == Phase.EMPTYING && beat.held().isEmpty()) {
            serve();
        }
        outstanding.heard(beat);
        flush();
        // Before it is ready, this would tell it that its members are known.
        if (phase != Phase.INVITED) {
            acknowledgements.flush();
        }
    }

    private void reported(Message.Report its) {
        report = Optional.of(its);
        changed.accept(this);
    }

    private void bye(String reason) {
        takeBack();
        session.listener().left(name, reason);
        leave();
    }
}
