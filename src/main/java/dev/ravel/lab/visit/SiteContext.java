package dev.ravel.lab.visit;

import io.vertx.core.Vertx;

/**
 * What all visits of one site share.
 *
 * @param bytesPerSecond how fast each body is sent; 0 for as fast as its reader takes it
 */
public record SiteContext(Vertx vertx, RequestCounts counts, long bytesPerSecond) {}
