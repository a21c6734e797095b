package dev.ravel.lab;

import dev.ravel.config.LabConfig;
import dev.ravel.lab.route.Faults;
import dev.ravel.lab.route.Routes;
import dev.ravel.lab.visit.RequestCounts;
import dev.ravel.lab.visit.SiteContext;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The site inside this JVM, on a Vert.x and an event loop of its own; whatever it answers, the caller's loops do not wait. */
public final class Lab implements Site {
    private static final long CLOSE_SECONDS = 10;

    private final Vertx vertx;
    private final int hosts;
    private final Ports ports;
    private final Optional<Ledger> ledger;

    private Lab(Vertx vertx, int hosts, Ports ports, Optional<Ledger> ledger) {
        this.vertx = vertx;
        this.hosts = hosts;
        this.ports = ports;
        this.ledger = ledger;
    }

    /** Starts a site that records who asked for what: for tests. */
    public static Future<Lab> start(LabConfig config) {
        return start(config, true);
    }

    /**
     * Starts a site. The future completes on the caller's context where there is one, and fails with a
     * {@link dev.ravel.config.ConfigException} of one line where a port cannot be had.
     *
     * @param recording whether it keeps a ledger; without one, a request leaves nothing behind
     */
    public static Future<Lab> start(LabConfig config, boolean recording) {
        Optional<Ledger> ledger = recording ? Optional.of(new Ledger(Ledger.CAPACITY)) : Optional.empty();
        return Detached.call("lab-start", () -> open(config, ledger));
    }

    private static Lab open(LabConfig config, Optional<Ledger> ledger) throws Exception {
        Vertx vertx = LabVertx.create();
        try {
            return new Lab(vertx, config.hosts(), listen(vertx, front(vertx, config, ledger), config), ledger);
        } catch (Exception e) {
            vertx.close().await(CLOSE_SECONDS, TimeUnit.SECONDS);
            throw e;
        }
    }

    private static Ports listen(Vertx vertx, Front front, LabConfig config) throws Exception {
        Listeners listeners = new Listeners(vertx, front, config.hosts());
        int port = listeners.http(config.port());
        Rehearsal.run(port);
        int securePort = listeners.https(config.securePort(), LabCertificate.GOOD);
        Listeners first = new Listeners(vertx, front, 1);
        return config.badCertificates()
                ? new Ports(
                        port,
                        securePort,
                        first.https(0, LabCertificate.EXPIRED),
                        first.https(0, LabCertificate.WRONG_NAME))
                : new Ports(port, securePort, 0, 0);
    }

    private static Front front(Vertx vertx, LabConfig config, Optional<Ledger> ledger) {
        SiteContext site = new SiteContext(vertx, new RequestCounts(), config.bytesPerSecond());
        Routes routes = Routes.of(config.seed());
        Faults faults = new Faults(config.seed(), config.failureRate(), config.failureStatus());
        return new Front(site, routes, faults, config.latencyMs(), ledger);
    }

    /** Who asked for what. Throws {@link IllegalStateException} where the site does not record. */
    public Ledger ledger() {
        return ledger.orElseThrow(() -> new IllegalStateException("this lab was started without recording"));
    }

    @Override
    public int hosts() {
        return hosts;
    }

    @Override
    public Ports ports() {
        return ports;
    }

    @Override
    public Future<Void> close() {
        return Detached.call("lab-close", () -> vertx.close().await(CLOSE_SECONDS, TimeUnit.SECONDS));
    }
}
