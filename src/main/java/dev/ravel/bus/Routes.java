package dev.ravel.bus;

import dev.ravel.url.HostKey;
import dev.ravel.work.Kind;
import dev.ravel.work.Sha256;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * To which queue a task goes. A queue of fetches is divided into shards, by the host that is asked next, so that all
 * requests to one host pass one owner.
 *
 * @param kinds the queue of each kind
 * @param hosts the queues of fetches from hosts that have one of their own, by the name of the host
 * @param shards of every queue of fetches, at least 1; the same for everybody who uses the broker under one name
 */
public record Routes(Map<Kind, String> kinds, Map<String, String> hosts, int shards) {
    private static final int HEX = 16;
    /** Digits of a hash that make a whole number. */
    private static final int DIGITS = 7;

    public Routes {
        kinds = Map.copyOf(kinds);
        hosts = Map.copyOf(hosts);
    }

    /** A queue of its own for every kind, named after it. */
    public static Routes byKind(int shards) {
        Map<Kind, String> kinds = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            kinds.put(kind, kind.label());
        }
        return new Routes(kinds, Map.of(), shards);
    }

    /** The queue, or the shard of one, in which the task waits for its next hop. */
    public String of(Task task) {
        if (task.work() instanceof Work.Fetch fetch) {
            HostKey host = fetch.at().hostKey();
            return shard(hosts.getOrDefault(host.host(), kinds.get(Kind.FETCH)), shardOf(host));
        }
        return kinds.get(task.work().kind());
    }

    /** Whether the queue is divided. */
    public boolean sharded(String queue) {
        return queue.equals(kinds.get(Kind.FETCH)) || hosts.containsValue(queue);
    }

    /** The name of one shard of a queue, from 0. */
    public static String shard(String queue, int number) {
        return queue + "." + number;
    }

    /** The queue of which this is a shard. */
    public static String queueOf(String shard) {
        return shard.substring(0, shard.lastIndexOf('.'));
    }

    /** The same on every machine and in every version. */
    private int shardOf(HostKey host) {
        String hash = Sha256.of(host.toString().getBytes(StandardCharsets.UTF_8));
        return Integer.parseInt(hash.substring(0, DIGITS), HEX) % shards;
    }
}
