package dev.ravel.deploy;

import dev.ravel.config.LabConfig;
import dev.ravel.journal.RunLine.LabPorts;
import dev.ravel.lab.Lab;
import dev.ravel.lab.LabProcess;
import dev.ravel.lab.Site;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The lab of a run, if the conf asks for one; it starts while other things do.
 *
 * @param where {@code inside}, {@code child} or {@code none}
 */
record RunSite(String where, Optional<Future<? extends Site>> starting) {
    private static final long SECONDS = 45;

    static RunSite start(Optional<LabConfig> config) {
        if (config.isEmpty()) {
            return new RunSite("none", Optional.empty());
        }
        return config.get().process()
                ? new RunSite("child", Optional.of(LabProcess.start(config.get(), false)))
                : new RunSite("inside", Optional.of(Lab.start(config.get(), false)));
    }

    /** What the lab's variables stand for; waits until it has started. */
    Map<String, String> variables() throws Exception {
        return starting.isPresent() ? site().variables() : Map.of();
    }

    /** Where it listens; waits until it has started. */
    Optional<LabPorts> ports() throws Exception {
        return starting.isPresent() ? Optional.of(new LabPorts(site().port(), site().securePort())) : Optional.empty();
    }

    /** Of the process in which it is, where that is a child; waits until it has started. */
    OptionalLong pid() throws Exception {
        return starting.isPresent() && site() instanceof LabProcess child
                ? OptionalLong.of(child.pid())
                : OptionalLong.empty();
    }

    private Site site() throws Exception {
        try {
            return starting.orElseThrow().await(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new RunException("the lab did not start within " + SECONDS + " s");
        }
    }

    void close() throws Exception {
        if (starting.isPresent() && starting.get().succeeded()) {
            site().close().await(SECONDS, TimeUnit.SECONDS);
        }
    }
}
