/**
 * The conf file as validated records: whatever is here is complete and possible.
 *
 * <p>Knows nothing of what runs it: no verticles, no sockets, no engine.
 */
package dev.ravel.config;
