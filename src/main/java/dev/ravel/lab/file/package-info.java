/**
 * The site's files: ranges and validators as RFC 9110 wants them, and every way in which a server gets them wrong.
 *
 * <p>Knows no other page, and nothing of who asks.
 */
package dev.ravel.lab.file;
