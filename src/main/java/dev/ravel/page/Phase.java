package dev.ravel.page;

import dev.ravel.journal.Phases;

/** What an attempt was doing, in the order in which it comes. */
enum Phase {
    POLITENESS("politeness"),
    PAUSE("pause"),
    QUEUE("queue"),
    CONNECT("connect"),
    FIRST_BYTE("firstByte"),
    BODY("body"),
    LOCK("lock"),
    COMPUTE("compute");

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    /** The spelling in the journal. */
    String label() {
        return label;
    }

    /** How long it is spread: a thread waits for the lock in short pieces all along its computation. */
    double spreadMs(Phases phases) {
        return this == LOCK || this == COMPUTE ? phases.lock() + phases.compute() : ms(phases);
    }

    double ms(Phases phases) {
        return switch (this) {
            case POLITENESS -> phases.politeness();
            case PAUSE -> phases.pause();
            case QUEUE -> phases.queue();
            case CONNECT -> phases.connect();
            case FIRST_BYTE -> phases.firstByte();
            case BODY -> phases.body();
            case LOCK -> phases.lock();
            case COMPUTE -> phases.compute();
        };
    }
}
