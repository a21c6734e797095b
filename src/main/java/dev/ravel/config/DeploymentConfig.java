package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;
import static dev.ravel.config.ConfigException.requireWithin;

import dev.ravel.work.Kind;
import java.util.Set;

/** The {@code "deployment"} block: where tasks run. */
public sealed interface DeploymentConfig {
    String PATH = "deployment.";
    int MAX_SLOTS = 100_000;
    int MAX_THREADS = 10_000;
    int MAX_INSTANCES = 1024;

    /** The spelling of {@code deployment.model}. */
    String model();

    /** What a person would call it, in a few words. */
    String label();

    /** Whether all tasks run in the process that was started. */
    default boolean oneProcess() {
        return true;
    }

    /** How much it can do at once. */
    Capacity capacity();

    /**
     * How much a deployment can do at once, whatever the machine has.
     *
     * @param fetches requests that wait together
     * @param computations threads that compute together
     * @param loops event loops that carry the requests
     * @param sharing whether the two kinds of work share their slots, or only the loops, or nothing
     */
    record Capacity(int fetches, int computations, int loops, Sharing sharing) {
        /** That of so many equal ones. */
        Capacity times(int number) {
            return new Capacity(number * fetches, number * computations, number * loops, sharing);
        }

        /** Cores that a job can keep busy here, at most {@code machine} of them. */
        public int cores(boolean fetching, boolean computing, int machine) {
            int busy =
                    switch (sharing) {
                        case SLOTS -> fetching ? fetches : computations;
                        case LOOPS -> loops;
                        case NOTHING -> (fetching ? loops : 0) + (computing ? computations : 0);
                    };
            return Math.max(1, Math.min(machine, busy));
        }
    }

    /** What fetches and computations have in common. */
    enum Sharing {
        SLOTS,
        LOOPS,
        NOTHING
    }

    /** One slot: a plain loop. */
    record Sequential() implements DeploymentConfig {
        @Override
        public String model() {
            return "sequential";
        }

        @Override
        public String label() {
            return "sequential";
        }

        @Override
        public Capacity capacity() {
            return new Capacity(1, 1, 1, Sharing.SLOTS);
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

        @Override
        public String label() {
            return instances == 1 ? "one event loop" : instances + " event loops";
        }

        @Override
        public Capacity capacity() {
            return sumOn == SumOn.LOOP
                    ? new Capacity(inFlight, instances, instances, Sharing.LOOPS)
                    : new Capacity(inFlight, threads, instances, Sharing.NOTHING);
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

        @Override
        public String label() {
            return (threads == 1 ? "1 thread" : threads + " threads") + (gil ? ", one lock" : "");
        }

        @Override
        public Capacity capacity() {
            return new Capacity(threads, gil ? 1 : threads, 1, Sharing.SLOTS);
        }
    }

    /**
     * Child JVMs on this machine.
     *
     * @param inner the deployment of each of them
     */
    record Processes(int processes, DeploymentConfig inner) implements DeploymentConfig {
        private static final int MAX_PROCESSES = 256;

        public Processes {
            requireWithin(1, MAX_PROCESSES, PATH + "processes", processes);
        }

        @Override
        public String model() {
            return "processes";
        }

        @Override
        public boolean oneProcess() {
            return false;
        }

        @Override
        public String label() {
            return (processes == 1 ? "1 process" : processes + " processes") + within(inner);
        }

        @Override
        public Capacity capacity() {
            return inner.capacity().times(processes);
        }
    }

    /**
     * Every node that joins, each with the {@code inner} deployment of its own conf.
     *
     * @param inner of this node
     * @param works whether a coordinator serves tasks too
     * @param kinds the kinds of task that this node serves
     * @param nodes workers that a run starts for itself on this machine, on the ports after its own
     */
    record Cluster(ClusterConfig cluster, DeploymentConfig inner, boolean works, Set<Kind> kinds, int nodes)
            implements DeploymentConfig {
        private static final int MAX_NODES = 64;

        public Cluster {
            kinds = Set.copyOf(kinds);
            requireWithin(0, MAX_NODES, PATH + "nodes", nodes);
            require(!kinds.isEmpty(), PATH + "kinds", "[]", "must name at least one kind");
        }

        /** What the node is that a run starts beside this one, on this port. */
        public Cluster beside(int port) {
            return new Cluster(cluster.beside(port - cluster.port(), nodes), inner, works, kinds, 0);
        }

        @Override
        public String model() {
            return "cluster";
        }

        @Override
        public boolean oneProcess() {
            return false;
        }

        @Override
        public String label() {
            int least = cluster.minMembers();
            return "cluster of " + (least == 1 ? "1 node" : least + " nodes") + within(inner);
        }

        /** As if all the nodes that a run waits for were like this one. */
        @Override
        public Capacity capacity() {
            return inner.capacity().times(cluster.minMembers());
        }
    }

    /**
     * Every worker that listens on a queue of a broker.
     *
     * @param inner of this process, where it works
     */
    record Queue(QueueConfig queue, DeploymentConfig inner) implements DeploymentConfig {
        @Override
        public String model() {
            return "queue";
        }

        @Override
        public boolean oneProcess() {
            return false;
        }

        @Override
        public String label() {
            return "queue on " + queue.kind() + within(inner);
        }

        /** That of this process alone: who else works is not known. */
        @Override
        public Capacity capacity() {
            return inner.capacity();
        }
    }

    private static String within(DeploymentConfig inner) {
        return inner instanceof Sequential ? "" : ", each " + inner.label();
    }

    /** A virtual thread a task, {@code inFlight} of them. Needs Java 21 or newer. */
    record VirtualThreads(int inFlight) implements DeploymentConfig {
        static final int JAVA = 21;

        public VirtualThreads {
            requireWithin(1, MAX_SLOTS, PATH + "inFlight", inFlight);
            int java = Runtime.version().feature();
            if (java < JAVA) {
                String rule = "needs Java 21 or newer; this is Java " + java;
                throw ConfigException.notHere(PATH + "model", "virtualThreads", rule);
            }
        }

        @Override
        public String label() {
            return "virtual threads";
        }

        @Override
        public Capacity capacity() {
            return new Capacity(inFlight, inFlight, 1, Sharing.SLOTS);
        }

        @Override
        public String model() {
            return "virtualThreads";
        }
    }
}
