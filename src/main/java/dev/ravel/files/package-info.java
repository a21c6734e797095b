/**
 * Bodies on disk: written beside their name, hashed, synced, and renamed when they are whole.
 *
 * <p>Knows neither where bodies come from nor which name belongs to which task.
 */
package dev.ravel.files;
