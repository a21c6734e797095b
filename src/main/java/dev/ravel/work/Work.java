package dev.ravel.work;

import dev.ravel.url.Url;

/** What one task has to do. */
public sealed interface Work {
    Kind kind();

    /** The work as the journal and the messages name it. */
    String label();

    /** The work as it was before anything was tried. */
    default Work restart() {
        return this;
    }

    /**
     * Ask for one URL.
     *
     * @param shown the URL as the job has it, references to the environment unresolved: what may be written and printed
     * @param asked the URL that is asked for first
     * @param at the URL of the next hop
     * @param credentials whether all headers of the job may go along; false for good once a redirect has left the origin
     * @param target what becomes of the body
     */
    record Fetch(String shown, Url asked, Url at, boolean credentials, Target target) implements Work {
        /** A URL that was not yet asked for. */
        public static Fetch of(String shown, Url asked, Target target) {
            return new Fetch(shown, asked, asked, true, target);
        }

        /** The name to store the body under, empty where bodies are only read. */
        public String file() {
            return target.file();
        }

        @Override
        public Kind kind() {
            return Kind.FETCH;
        }

        @Override
        public String label() {
            return shown;
        }

        @Override
        public Fetch restart() {
            return of(shown, asked, target);
        }

        /** The same work, redirected. Credentials never come back once the origin was left. */
        public Fetch hop(Url to) {
            return new Fetch(shown, asked, to, credentials && asked.sameOrigin(to), target);
        }
    }

    /** A text that is not a URL: a fetch that can never start. */
    record Unusable(String shown) implements Work {
        @Override
        public Kind kind() {
            return Kind.FETCH;
        }

        @Override
        public String label() {
            return shown;
        }
    }

    /**
     * Add the whole numbers of [from, to).
     *
     * @param rounds how many times; the value is one round's
     */
    record Sum(long from, long to, Kernel kernel, int rounds) implements Work {
        @Override
        public Kind kind() {
            return Kind.SUM;
        }

        @Override
        public String label() {
            return "[" + from + ", " + to + ")";
        }
    }

    /** Occupy the thread for {@code millis}: the calibration of the measuring. */
    record Block(long millis) implements Work {
        @Override
        public Kind kind() {
            return Kind.BLOCK;
        }

        @Override
        public String label() {
            return millis + " ms";
        }
    }
}
