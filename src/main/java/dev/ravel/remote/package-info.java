/**
 * Members in other JVMs: tasks as leases, kept on both sides of a link. What a coordinator knows of its nodes, and what a
 * node knows of the job that it works on.
 *
 * <p>Knows neither how nodes find each other nor what a link is made of.
 */
package dev.ravel.remote;
