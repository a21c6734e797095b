package dev.ravel.queue.rabbit;

import com.rabbitmq.client.Channel;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Sees to it that a worker who owns more than its share of the shards gives one up after the other. Who yields stands
 * behind all others in the line for that shard. Shards without tasks have no owner, as far as anybody knows.
 */
final class Fairness {
    private static final Duration LOOKS = Duration.ofSeconds(1);

    private final Line line;
    private final List<ShardHand> shards;
    private final Queue crew;
    private final Consumption presence;
    private boolean closed;

    /** @param queue of which these are shards */
    Fairness(Office office, String queue, List<ShardHand> shards) {
        this.line = office.line();
        this.shards = shards;
        this.crew = office.names().crew(queue);
        this.presence = new Consumption(office, List.of(crew), 1, Message::acknowledge, Message::acknowledge);
    }

    Future<Void> start() {
        later();
        return presence.start();
    }

    Future<Void> stop() {
        closed = true;
        return presence.stop();
    }

    private void later() {
        line.clockwork().timer().after(LOOKS, this::look);
    }

    private void look() {
        if (closed) {
            return;
        }
        long owned = shards.stream().filter(ShardHand::owns).count();
        if (owned > 1 && line.wire().isPresent()) {
            line.call(line.wire().get(), this::workers).onSuccess(this::share).onFailure(e -> later());
        } else {
            later();
        }
    }

    /** Those who stand in line for the shards: of those the broker tells the number of the active ones only. */
    private int workers(Wire wire) throws Exception {
        try (Channel channel = wire.channel()) {
            return Math.max(1, channel.queueDeclarePassive(crew.name()).getConsumerCount());
        }
    }

    private void share(int workers) {
        int fair = (shards.size() + workers - 1) / workers;
        List<ShardHand> owned = shards.stream().filter(ShardHand::owns).toList();
        if (owned.size() > fair && !closed) {
            // The one with the least in hand is given up soonest. Then the next one, without a pause.
            ShardHand least = owned.stream()
                    .min(Comparator.comparingInt(ShardHand::inHand))
                    .orElseThrow();
            least.yields().onComplete(v -> look());
        } else {
            later();
        }
    }
}
