/**
 * How nodes find each other: Hazelcast's membership, Vert.x's event bus over it, and the links that run over the event bus.
 *
 * <p>Knows neither what a link's messages are for nor who runs tasks.
 */
package dev.ravel.cluster;
