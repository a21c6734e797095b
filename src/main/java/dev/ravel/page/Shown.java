package dev.ravel.page;

import dev.ravel.timeline.Recording;

/**
 * A run whose timeline is drawn.
 *
 * @param job the heading under which it stands: in a comparison the job's name there
 * @param model its own heading, such as {@code 2 threads}; empty where the run itself is to say it
 */
public record Shown(String job, String model, Recording recording) {}
