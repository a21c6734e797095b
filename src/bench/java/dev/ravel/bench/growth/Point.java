package dev.ravel.bench.growth;

/**
 * One figure of the growth.
 *
 * @param plot the plot that it belongs to
 * @param line the line of that plot
 * @param x how far it has grown
 * @param y what it costs then: the median of the rounds
 */
public record Point(String plot, String line, double x, double y) {}
