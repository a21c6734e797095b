package dev.ravel.queue.rabbit;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConnectionFactory;
import dev.ravel.bus.TicketCodec;
import dev.ravel.queue.BrokerException;
import dev.ravel.remote.Clockwork;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes connections to a broker whose queues are those of this version and of as many shards; to others none. */
final class Fitting {
    /** The broker's own words when a queue is declared that is there with another length. */
    private static final Pattern OTHER =
            Pattern.compile("PRECONDITION_FAILED.*'x-max-length'.*current is (?:the value )?'(\\d+)'", Pattern.DOTALL);

    private final Endpoint endpoint;
    private final Names names;
    private final int shards;

    Fitting(Endpoint endpoint, Names names, int shards) {
        this.endpoint = endpoint;
        this.names = names;
        this.shards = shards;
    }

    /** Blocks. */
    Wire fit(ConnectionFactory factory, Threads threads, Clockwork clockwork)
            throws IOException, TimeoutException, BrokerException {
        Wire wire = Wire.open(factory, threads, clockwork.context());
        try {
            check(wire);
            return wire;
        } catch (IOException | TimeoutException | BrokerException | RuntimeException e) {
            wire.close();
            throw e;
        }
    }

    private void check(Wire wire) throws IOException, TimeoutException, BrokerException {
        try (Channel channel = wire.channel()) {
            names.mark(TicketCodec.FORMAT, shards).declare(channel);
            for (Queue queue : List.of(names.lapsed(), names.dead(), names.jobs())) {
                queue.declare(channel);
            }
        } catch (IOException e) {
            Matcher other = OTHER.matcher(String.valueOf(e.getCause()));
            if (other.find()) {
                throw mismatch(Integer.parseInt(other.group(1)));
            }
            throw e;
        }
    }

    private BrokerException mismatch(int mark) {
        String there = "the queues " + names.name() + " at " + endpoint + " are ";
        int format = Names.formatOf(mark);
        return new BrokerException(
                format == TicketCodec.FORMAT
                        ? there + "divided into " + Names.shardsOf(mark) + " shards, and this is to use " + shards
                        : there + "of format " + format + ", and this Ravel uses " + TicketCodec.FORMAT);
    }
}
