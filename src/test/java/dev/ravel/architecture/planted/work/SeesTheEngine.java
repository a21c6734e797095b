package dev.ravel.architecture.planted.work;

import dev.ravel.architecture.planted.engine.Loop;

/** Breaks the rule that a package stands only on those below it. */
public record SeesTheEngine(Loop loop) {}
