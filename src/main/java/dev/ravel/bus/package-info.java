/**
 * What processes say to each other: the messages between a coordinator and its nodes, how they are written, how they are
 * authenticated, and the socket that carries them.
 *
 * <p>Knows neither who leases which task nor how nodes find each other.
 */
package dev.ravel.bus;
