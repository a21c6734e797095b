package dev.ravel.lab;

/**
 * Where a site listens: each 1 to 65535, and 0 for the last two where nobody asked for them: they cost a start some time.
 *
 * @param http on every host
 * @param https on every host
 * @param expired https on the first host, with a certificate whose time is over
 * @param wrongName https on the first host, with a certificate for another
 */
public record Ports(int http, int https, int expired, int wrongName) {}
