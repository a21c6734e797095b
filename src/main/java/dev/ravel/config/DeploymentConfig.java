package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;
import static dev.ravel.config.ConfigException.requireWithin;

/** The {@code "deployment"} block: where tasks run. */
public sealed interface DeploymentConfig {
    String PATH = "deployment.";
    int MAX_SLOTS = 100_000;
    int MAX_THREADS = 10_000;
    int MAX_INSTANCES = 1024;

    /** The spelling of {@code deployment.model}. */
    String model();

    /** One slot: a plain loop. */
    record Sequential() implements DeploymentConfig {
        @Override
        public String model() {
            return "sequential";
        }
    }

    /**
     * Event loops that fetch without blocking; computations on worker verticles unless {@code sumOn} is {@code LOOP}.
     *
     * @param instances event loops
     * @param inFlight requests open together, all instances together
     * @param threads worker verticles for computations
     */
    record EventLoop(int instances, int inFlight, SumOn sumOn, int threads) implements DeploymentConfig {
        public EventLoop {
            requireWithin(1, MAX_INSTANCES, PATH + "instances", instances);
            requireWithin(1, MAX_SLOTS, PATH + "inFlight", inFlight);
            require(
                    instances <= inFlight,
                    PATH + "instances",
                    instances,
                    "must be at most deployment.inFlight (" + inFlight + ")");
            requireWithin(1, MAX_THREADS, PATH + "threads", threads);
        }

        @Override
        public String model() {
            return "eventLoop";
        }
    }

    /** Where an event loop deployment computes. */
    enum SumOn {
        WORKERS,
        LOOP
    }

    /**
     * {@code threads} worker verticles, one task each.
     *
     * @param gil whether one lock lets only one of them compute at a time
     */
    record Workers(int threads, boolean gil) implements DeploymentConfig {
        public Workers {
            requireWithin(1, MAX_THREADS, PATH + "threads", threads);
        }

        @Override
        public String model() {
            return "workers";
        }
    }

    /** A virtual thread a task, {@code inFlight} of them. Needs Java 21 or newer. */
    record VirtualThreads(int inFlight) implements DeploymentConfig {
        static final int JAVA = 21;

        public VirtualThreads {
            requireWithin(1, MAX_SLOTS, PATH + "inFlight", inFlight);
            int java = Runtime.version().feature();
            require(java >= JAVA, PATH + "model", "virtualThreads", "needs Java 21 or newer; this is Java " + java);
        }

        @Override
        public String model() {
            return "virtualThreads";
        }
    }
}
