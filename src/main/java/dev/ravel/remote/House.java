package dev.ravel.remote;

import java.util.function.Predicate;

/**
 * What a node has, whomever it works for.
 *
 * @param admission whether this coordinator may have the node now; where it may, it has it from then on
 */
record House(
        Premises premises,
        Claims claims,
        Clockwork clockwork,
        StationListener listener,
        Predicate<Service> admission) {}
