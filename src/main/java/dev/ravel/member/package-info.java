/**
 * What the engine and the members say to each other, and what both need for it: hello, tasks, results, lanes, sinks.
 *
 * <p>Knows neither how tasks are chosen nor how they are run.
 */
package dev.ravel.member;
