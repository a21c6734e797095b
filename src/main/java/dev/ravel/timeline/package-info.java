/**
 * What a run left, in the order of the files, for pictures of it.
 *
 * <p>Knows no clock, starts nothing, and keeps no list of tasks: whoever asks hears them one at a time.
 */
package dev.ravel.timeline;
