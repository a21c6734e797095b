/**
 * One hop of one attempt over HTTP/1.1: asks, reads the answer within its deadlines and limits, and says what came.
 *
 * <p>Knows neither what follows from a result nor where a body is stored: it never retries and never follows.
 */
package dev.ravel.fetch;
