package dev.ravel.queue.rabbit;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;

/** Counts messages in queues that need not be there, and makes none. Blocks; a refusal costs a channel, so it has its own. */
final class Lookout implements AutoCloseable {
    private final Connection connection;
    private Channel channel;

    Lookout(Connection connection) throws IOException {
        this.connection = connection;
        this.channel = connection.createChannel();
    }

    /** None, where there is no such queue. */
    long messages(String queue) throws IOException {
        try {
            return channel.messageCount(queue);
        } catch (IOException e) {
            if (!missing(e)) {
                throw e;
            }
            channel = connection.createChannel();
            return 0;
        }
    }

    private static boolean missing(IOException e) {
        return e.getCause() instanceof ShutdownSignalException cause
                && cause.getReason() instanceof AMQP.Channel.Close close
                && close.getReplyCode() == AMQP.NOT_FOUND;
    }

    @Override
    public void close() throws IOException {
        channel.abort();
    }
}
