/**
 * Answers written on the connection itself, beside the HTTP codec, which would refuse to send them.
 *
 * <p>Knows nothing of who asks, and no page that is HTTP.
 */
package dev.ravel.lab.wire;
