/**
 * Where everything is fetched from: a server in a process of its own, which tells what it was asked.
 *
 * <p>Knows nothing of who asks, nor of any measuring.
 */
package dev.ravel.bench.origin;
