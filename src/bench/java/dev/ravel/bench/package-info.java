/**
 * The benchmark's commands: what was asked for on the command line, done and printed.
 *
 * <p>Stands beside the program and outside of its jar; uses nothing of it but the lab and what its users have.
 */
package dev.ravel.bench;
