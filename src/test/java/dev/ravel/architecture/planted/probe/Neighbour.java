package dev.ravel.architecture.planted.probe;

/** Stands beside the fetcher. */
public record Neighbour(String name) {}
