package dev.ravel.queue.rabbit;

import com.rabbitmq.client.Channel;
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
    private final Names names;
    private final List<ShardHand> shards;
    private boolean closed;

    Fairness(Office office, List<ShardHand> shards) {
        this.line = office.line();
        this.names = office.names();
        this.shards = shards;
    }

    void start() {
        if (!shards.isEmpty()) {
            later();
        }
    }

    void stop() {
        closed = true;
    }

    private void later() {
        line.clockwork().timer().after(LOOKS, this::look);
    }

    private void look() {
        if (closed) {
            return;
        }
        List<ShardHand> owned = shards.stream().filter(ShardHand::owns).toList();
        if (owned.size() > 1 && line.wire().isPresent()) {
            line.call(line.wire().get(), wire -> workers(wire, owned))
                    .onSuccess(this::share)
                    .onFailure(e -> later());
        } else {
            later();
        }
    }

    /** The most that stand in line for one of the shards. */
    private int workers(Wire wire, List<ShardHand> owned) throws Exception {
        int most = 1;
        try (Channel channel = wire.channel()) {
            for (ShardHand shard : owned) {
                String queue = names.shard(shard.queue()).name();
                most = Math.max(most, channel.queueDeclarePassive(queue).getConsumerCount());
            }
        }
        return most;
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
