package dev.ravel.queue;

import java.util.List;

/**
 * What a worker takes.
 *
 * @param worker its name, unique among all workers
 * @param plain the queues whose tasks it takes as they come
 * @param shards the shards of which it may become the owner, by their full names
 * @param slots how many tasks of one plain queue it has in hand at most, begun or not
 * @param window how many of one shard
 */
public record Order(String worker, List<String> plain, List<String> shards, int slots, int window) {}
