/**
 * The only loop of the program: next task, member, result, decision, outcome; with back-pressure, drain and stop.
 *
 * <p>Knows neither Vert.x nor where members are: it is confined to one context that others give it.
 */
package dev.ravel.engine;
