/**
 * Tasks and notices kept by RabbitMQ: quorum queues, confirmed and mandatory publishing, one active consumer a shard.
 *
 * <p>Knows only what is asked of a broker and how tickets and notices are spelt; not who works, and not what for.
 */
package dev.ravel.queue.rabbit;
