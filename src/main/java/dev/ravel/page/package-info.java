/**
 * The page of a run or of a comparison: one file that draws itself in a browser and fetches nothing.
 *
 * <p>Knows files only: neither how a run goes nor how a verdict is found.
 */
package dev.ravel.page;
