/**
 * Builds what a conf asks for: Vert.x, verticles, the lab, the engine and its journal; and takes it down again. The only
 * package that deploys.
 *
 * <p>Knows nothing of command lines and consoles.
 */
package dev.ravel.deploy;
