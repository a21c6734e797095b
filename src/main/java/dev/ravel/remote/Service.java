package dev.ravel.remote;

import dev.ravel.bus.Link;
import dev.ravel.bus.Message;
import dev.ravel.bus.Message.Report;
import dev.ravel.member.Coordinator;
import dev.ravel.member.Member;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;

/**
 * What a node does for one coordinator over one link, from the answer to its call until the run is over or the
 * coordinator is lost. Results that it has not acknowledged by then are kept for the next start of its run.
 */
final class Service implements Link.Hearer, Coordinator {
    /** How long a coordinator whose call was answered may take to send its job. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Message.Call call;
    private final Link link;
    private final House house;
    private final Mailbox mailbox;
    private final Outbox<String, Message.Claim> claims = new Outbox<>();
    private final Promise<Void> parted = Promise.promise();
    /** Written on the context only; read elsewhere to tell whether a call is worth an answer. */
    private volatile Phase phase = Phase.INVITED;

    private Desk desk = new Desk(List.of());
    private Pulse pulse;
    private Report report;
    private boolean introduced;
    private boolean over;
    private boolean leaving;

    private enum Phase {
        /** It has not sent its job, so nobody knows yet whether it is who it says. */
        INVITED,
        OPENING,
        SERVING,
        /** The coordinator is lost; what runs may end. */
        FINISHING,
        /** Nothing is done any more but to say so, and what it cost. */
        CLOSING,
        OVER,
        ENDED
    }

    Service(Message.Call call, Link link, House house) {
        this.call = call;
        this.link = link;
        this.house = house;
        this.mailbox = new Mailbox(house.clockwork().context(), this::settle);
        this.pulse = pulse(PATIENCE);
    }

    private Pulse pulse(Duration lease) {
        Pulse next = new Pulse(
                house.clockwork(),
                lease,
                this::beat,
                () -> lost("nothing was heard of the coordinator for " + lease.toMillis() + " ms"));
        next.start();
        return next;
    }

    Message.Call call() {
        return call;
    }

    /** Whether another coordinator may have the node. */
    boolean free() {
        return phase == Phase.FINISHING || phase == Phase.OVER || phase == Phase.ENDED;
    }

    /** Whether this very caller has said that its run is over, or this node cannot work for it: it is not answered again. */
    boolean heardOver(Message.Call other) {
        return over && call.equals(other);
    }

    @Override
    public void rubbish(String reason) {
        house.listener().rubbish(reason);
    }

    @Override
    public void closed(String reason) {
        lost(reason);
    }

    @Override
    public void received(Message message) {
        pulse.heard();
        if (message instanceof Message.Job job) {
            job(job);
        } else if (message instanceof Message.Tasks tasks) {
            tasks(tasks);
        } else if (message instanceof Message.Acks acks) {
            acknowledged(acks);
        } else if (message instanceof Message.Over) {
            over();
        } else if (message instanceof Message.Refused refused) {
            lost("refused: " + refused.reason());
        } else {
            rubbish("a node's word: " + message.getClass().getSimpleName());
        }
    }

    private void job(Message.Job job) {
        if (phase == Phase.SERVING) {
            introduce();
        } else if (phase == Phase.INVITED && house.admission().test(this)) {
            open(job);
        } else if (phase == Phase.INVITED) {
            link.send(new Message.Bye("it is not free"));
            end();
        }
    }

    private void open(Message.Job job) {
        phase = Phase.OPENING;
        pulse.stop();
        pulse = pulse(Duration.ofMillis(job.leaseMs()));
        house.premises().open(job.settings(), this).onComplete(members -> opened(job, members), this::unable);
    }

    private void opened(Message.Job job, List<Member> members) {
        if (phase == Phase.OPENING) {
            phase = Phase.SERVING;
            desk = new Desk(members);
            house.listener().serving(job.settings().job());
            introduce();
            house.claims().of(call.run()).forEach(claim -> claims.put(claim.seal(), claim));
            claim(claims.unsaid());
        }
    }

    private void unable(Throwable failure) {
        if (phase == Phase.OPENING) {
            over = true;
            house.listener().unable(failure.getMessage());
            link.send(new Message.Bye("it cannot work on the job: " + failure.getMessage()));
            end();
            parted.tryComplete();
        }
    }

    private void introduce() {
        link.send(new Message.Ready(desk.hellos()));
    }

    private void claim(List<Message.Claim> some) {
        Parcels.send(some, Parcels::size, parcel -> link.send(new Message.Claims(parcel)));
    }

    private void answer(List<Message.Answer> some) {
        Parcels.send(some, Parcels::size, parcel -> link.send(new Message.Results(parcel)));
    }

    private void tasks(Message.Tasks tasks) {
        if (phase == Phase.SERVING) {
            introduced = true;
            tasks.leases().forEach(desk::take);
            settle();
        }
    }

    private void acknowledged(Message.Acks acks) {
        if (phase == Phase.SERVING) {
            introduced = true;
            acks.leases().forEach(desk::acknowledged);
            acks.claims().forEach(seal -> {
                claims.acknowledged(seal);
                house.claims().acknowledged(seal);
            });
            settle();
        }
    }

    /** Says or keeps what there is to say, and goes where nothing is left to do. */
    private void settle() {
        if (phase == Phase.SERVING) {
            answer(desk.fresh());
            if (leaving && desk.clear()) {
                part();
            }
        } else if (phase == Phase.FINISHING) {
            keep();
            if (desk.idle()) {
                abandon();
            }
        }
    }

    private void keep() {
        desk.claims().forEach(claim -> house.claims().add(call.run(), claim));
    }

    private void beat() {
        if (phase == Phase.OPENING || phase == Phase.SERVING || phase == Phase.CLOSING) {
            link.send(desk.beat());
        }
        if (phase == Phase.SERVING) {
            repeat();
        }
    }

    private void repeat() {
        if (!introduced) {
            introduce();
        }
        answer(desk.again());
        claim(claims.again());
        if (leaving) {
            link.send(new Message.Leaving());
        }
    }

    private void lost(String reason) {
        if (phase == Phase.OPENING || phase == Phase.SERVING) {
            phase = Phase.FINISHING;
            pulse.stop();
            link.close();
            house.listener().lost(reason);
            if (leaving) {
                abandon();
            }
            settle();
        } else if (phase == Phase.INVITED || phase == Phase.OVER) {
            end();
        }
    }

    /** Does nothing more for it: what runs is given up, what is not acknowledged is kept. */
    void abandon() {
        if (phase == Phase.OPENING || phase == Phase.SERVING || phase == Phase.FINISHING) {
            keep();
            house.premises().close().onComplete(any -> parted.tryComplete());
        }
        end();
    }

    private void end() {
        phase = Phase.ENDED;
        pulse.stop();
        link.close();
    }

    private void over() {
        over = true;
        if (phase == Phase.OPENING || phase == Phase.SERVING) {
            house.claims().forget(call.run());
            house.listener().over();
            close(() -> {
                phase = Phase.OVER;
                link.send(report);
                parted.tryComplete();
            });
        } else if (phase == Phase.OVER) {
            link.send(report);
        }
    }

    /** Goes in order: after this nothing more is answered. */
    private void part() {
        if (phase == Phase.OPENING || phase == Phase.SERVING) {
            close(() -> {
                link.send(report);
                link.send(new Message.Bye("it was told to leave"));
                end();
                parted.tryComplete();
            });
        }
    }

    private void close(Runnable last) {
        phase = Phase.CLOSING;
        house.premises().close().onComplete(cost -> {
            if (cost.succeeded()) {
                report = cost.result();
            }
            last.run();
        });
    }

    /** Takes no more tasks, ends what it has, and goes; after {@code drain} in any case. */
    Future<Void> leave(Duration drain) {
        if (phase == Phase.SERVING) {
            leaving = true;
            link.send(new Message.Leaving());
            house.clockwork().timer().after(drain, this::part);
            settle();
        } else if (phase == Phase.OPENING) {
            part();
        } else if (phase != Phase.CLOSING) {
            abandon();
            parted.tryComplete();
        }
        return parted.future();
    }

    @Override
    public void answered(Member member, Task task, Result result) {
        mailbox.put(() -> desk.finished(member, task, result));
    }

    @Override
    public void left(Member member) {
        mailbox.put(() -> desk.gone(member));
    }

    /** Members were told when they were deployed; one more has no number. */
    @Override
    public void joined(Member member) {}

    /** A lost member's lease is answered: nothing of it counts here any more. */
    @Override
    public void late(Task task, Result result) {}

    /** It is the whole node that leaves, or none of it. */
    @Override
    public void leaving(Member member) {}
}
