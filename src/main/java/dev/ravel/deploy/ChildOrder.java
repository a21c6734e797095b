package dev.ravel.deploy;

/**
 * What a parent tells its child, in a line that nobody else can read.
 *
 * @param port of the parent's socket on loopback; for a node of a cluster, its own
 * @param secret made for this run
 * @param nodeConfig what the child needs of the conf, as JSON
 */
record ChildOrder(int port, String secret, String node, String version, String nodeConfig) {}
