package dev.ravel.architecture.planted.fetch;

import dev.ravel.architecture.planted.probe.Neighbour;

/** Breaks the rule that packages on one floor do not see each other. */
public record SeesItsNeighbour(Neighbour neighbour) {}
