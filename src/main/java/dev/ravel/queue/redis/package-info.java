/**
 * A broker that keeps its tasks in the streams of a Redis. Every step is one script, so that it happens whole or not at
 * all, and may be asked for again when its answer was lost.
 *
 * <p>Knows what tasks look like only as their codec writes them; runs none, decides nothing about them.
 */
package dev.ravel.queue.redis;
