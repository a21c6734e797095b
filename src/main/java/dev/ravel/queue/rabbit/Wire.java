package dev.ravel.queue.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One connection to the broker, until it is lost; then there is another one. Its own threads tell the context what happens. */
final class Wire {
    private static final int MOST_PREFETCH = 65_535;
    private static final int ABORT_MS = 5000;

    private final Connection connection;
    private final Channel publishing;
    private final Channel taking;
    private final Threads threads;
    private final Executor context;

    /** By the number that the broker confirms. Whoever removes a parcel answers for it. */
    private final ConcurrentSkipListMap<Long, Sent> unconfirmed = new ConcurrentSkipListMap<>();

    private Wire(Connection connection, Threads threads, Executor context) throws IOException {
        this.connection = connection;
        this.threads = threads;
        this.context = context;
        this.publishing = connection.createChannel();
        this.taking = connection.createChannel();
        publishing.confirmSelect();
        publishing.addReturnListener(back -> returned(back.getProperties()));
        publishing.addConfirmListener(this::confirmed, this::refused);
    }

    /** Blocks until the connection stands. */
    static Wire open(ConnectionFactory factory, Threads threads, Executor context)
            throws IOException, TimeoutException {
        Connection connection = factory.newConnection(threads.hearing(), "ravel");
        try {
            return new Wire(connection, threads, context);
        } catch (IOException | RuntimeException e) {
            connection.abort();
            throw e;
        }
    }

    /** Tells the context, once, that the connection is lost; also if it is already. */
    void whenLost(Consumer<ShutdownSignalException> lost) {
        connection.addShutdownListener(cause -> context.execute(() -> lost.accept(cause)));
        taking.addShutdownListener(this::channelLost);
        publishing.addShutdownListener(this::channelLost);
    }

    /** As bad as all: nothing that is asked for here makes a broker in good health close a channel. */
    private void channelLost(ShutdownSignalException cause) {
        if (!cause.isHardError()) {
            threads.ask(connection::abort);
        }
    }

    boolean stands() {
        return connection.isOpen();
    }

    /** Publishes, in the order of the calls. A parcel that cannot be sent is left to {@link #unanswered}. */
    void send(Sent sent, Consumer<Sent> lost) {
        threads.send(() -> publish(sent, lost));
    }

    private void publish(Sent sent, Consumer<Sent> lost) {
        long number = publishing.getNextPublishSeqNo();
        unconfirmed.put(number, sent);
        Parcel parcel = sent.parcel;
        try {
            BasicProperties properties =
                    parcel.properties().builder().messageId("" + number).build();
            publishing.basicPublish(parcel.exchange(), parcel.key(), true, properties, parcel.body());
        } catch (IOException | ShutdownSignalException e) {
            if (unconfirmed.remove(number, sent)) {
                context.execute(() -> lost.accept(sent));
            }
        }
    }

    private void returned(BasicProperties properties) {
        Sent sent = unconfirmed.get(Long.parseLong(properties.getMessageId()));
        if (sent != null) {
            sent.cameBack();
        }
    }

    private void confirmed(long number, boolean allBefore) {
        List<Sent> answered = answered(number, allBefore);
        context.execute(() -> answered.forEach(Sent::confirm));
    }

    private List<Sent> answered(long number, boolean allBefore) {
        NavigableMap<Long, Sent> meant =
                allBefore ? unconfirmed.headMap(number, true) : unconfirmed.subMap(number, true, number, true);
        List<Sent> answered = new ArrayList<>(meant.values());
        meant.clear();
        return answered;
    }

    /** A queue whose process died answers so. What is unsure is as good as lost: it is sent again on the next connection. */
    private void refused(long number, boolean allBefore) {
        threads.ask(connection::abort);
    }

    /** What was sent and not confirmed, in order; to be asked for when the connection is lost. */
    Collection<Sent> unanswered() {
        List<Sent> rest = new ArrayList<>();
        for (var first = unconfirmed.pollFirstEntry(); first != null; first = unconfirmed.pollFirstEntry()) {
            rest.add(first.getValue());
        }
        return rest;
    }

    void acknowledge(long tag) {
        threads.send(() -> quietly(() -> taking.basicAck(tag, false)));
    }

    /** Gives it back to the head of its queue. */
    void giveBack(long tag) {
        threads.send(() -> quietly(() -> taking.basicReject(tag, true)));
    }

    /** Takes from a queue; the hearer is called on the context. Blocks, and returns the consumer's name. */
    String consume(String queue, int prefetch, Intake intake) throws IOException {
        taking.basicQos(Math.min(prefetch, MOST_PREFETCH));
        return taking.basicConsume(
                queue,
                false,
                (name, got) -> {
                    Message message = new Message(this, got);
                    context.execute(() -> intake.came(message));
                },
                (name) -> context.execute(intake::cancelled));
    }

    /** Nothing comes after this is done, besides what is on its way to the context. Blocks. */
    void cancel(String consumer) throws IOException {
        taking.basicCancel(consumer);
    }

    /** The first messages of a queue, to be acknowledged. Blocks. */
    List<Message> first(String queue, int most) throws IOException {
        List<Message> all = new ArrayList<>();
        while (all.size() < most) {
            GetResponse got = taking.basicGet(queue, false);
            if (got == null) {
                break;
            }
            all.add(Message.of(this, got));
        }
        return all;
    }

    /** For what may be refused, which closes the channel. Blocks. */
    Channel channel() throws IOException {
        return connection.createChannel();
    }

    /** Blocks. */
    void close() {
        quietly(connection::close);
    }

    /** Without a good-bye. Blocks for a while at most. */
    void abort() {
        connection.abort(ABORT_MS);
    }

    private interface Doing {
        void now() throws IOException;
    }

    /** The loss of the connection is heard of otherwise. */
    private static void quietly(Doing doing) {
        try {
            doing.now();
        } catch (IOException | ShutdownSignalException e) {
            // What was not acknowledged comes again.
        }
    }

    /** Hears of what comes from a queue. */
    interface Intake {
        void came(Message message);

        /** The broker takes no more from the queue: it is gone, or moves to another node. */
        void cancelled();
    }
}
