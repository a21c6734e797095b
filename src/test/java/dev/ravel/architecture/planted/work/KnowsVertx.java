package dev.ravel.architecture.planted.work;

import io.vertx.core.Future;

/** Breaks the rule that the ground floor knows the JDK only. */
public record KnowsVertx(Future<Void> future) {}
