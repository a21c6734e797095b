/**
 * A job whose tasks and outcomes are kept by a broker: who submits them, who works on them, who collects them, and what
 * is asked of a broker.
 *
 * <p>Knows neither how members run tasks nor where outcomes are written; which broker there is, only the packages below know.
 */
package dev.ravel.queue;
