/** The command line: reads it, runs, prints, and ends with an exit code. */
package dev.ravel;
