package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;

/** The {@code "deployment"} block: where tasks run. */
public sealed interface DeploymentConfig {
    String PATH = "deployment.";
    int MAX_SLOTS = 100_000;
    int MAX_THREADS = 10_000;

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
            require(instances >= 1 && instances <= 1024, PATH + "instances", instances, "must be from 1 to 1024");
            require(
                    inFlight >= 1 && inFlight <= MAX_SLOTS,
                    PATH + "inFlight",
                    inFlight,
                    "must be from 1 to " + MAX_SLOTS);
            require(instances <= inFlight, PATH + "instances", instances, "must be at most deployment.inFlight");
            require(
                    threads >= 1 && threads <= MAX_THREADS,
                    PATH + "threads",
                    threads,
                    "must be from 1 to " + MAX_THREADS);
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

    /** {@code threads} worker verticles, one task each. */
    record Workers(int threads) implements DeploymentConfig {
        public Workers {
            require(
                    threads >= 1 && threads <= MAX_THREADS,
                    PATH + "threads",
                    threads,
                    "must be from 1 to " + MAX_THREADS);
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
            require(
                    inFlight >= 1 && inFlight <= MAX_SLOTS,
                    PATH + "inFlight",
                    inFlight,
                    "must be from 1 to " + MAX_SLOTS);
            int java = Runtime.version().feature();
            require(java >= JAVA, PATH + "model", "virtualThreads", "needs Java 21 or newer; this is Java " + java);
        }

        @Override
        public String model() {
            return "virtualThreads";
        }
    }
}
