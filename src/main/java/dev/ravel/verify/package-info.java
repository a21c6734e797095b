/**
 * Whether what a run left is true: its accounts, and its files against their hashes.
 *
 * <p>Changes nothing, and asks nobody.
 */
package dev.ravel.verify;
