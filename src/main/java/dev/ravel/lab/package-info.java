/**
 * The embedded site: what the shipped confs and the tests fetch from, on loopback, offline.
 *
 * <p>Knows nothing of who asks: no fetcher, no engine, no run.
 */
package dev.ravel.lab;
