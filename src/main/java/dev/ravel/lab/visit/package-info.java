/**
 * One request at the embedded site and the ways to answer it: whole, streamed, at a rate, compressed.
 *
 * <p>Knows no page.
 */
package dev.ravel.lab.visit;
