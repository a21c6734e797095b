package dev.ravel.lab;

import dev.ravel.config.LabConfig;
import dev.ravel.jvm.ChildJvm;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpResponseExpectation;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The site in a child JVM of the same build, so that it shares no thread, heap or collector with whoever is measured. */
public final class LabProcess implements Site {
    private static final long CLOSE_SECONDS = 5;
    private static final List<String> OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC");

    private final ChildJvm child;
    private final int hosts;
    private final Ports ports;

    private LabProcess(ChildJvm child, int hosts, Ports ports) {
        this.child = child;
        this.hosts = hosts;
        this.ports = ports;
    }

    /**
     * Starts a site; fails within 30 seconds, with the last line of the child's standard error, where it does not answer.
     *
     * @param recording whether it keeps a ledger
     */
    public static Future<LabProcess> start(LabConfig config, boolean recording) {
        String order = LabCodec.order(new LabCodec.Order(config, recording));
        return Detached.call("lab-start", () -> {
            ChildJvm child = ChildJvm.start("lab", LabMain.class, OPTIONS, order);
            return new LabProcess(child, config.hosts(), LabCodec.ports(firstLine(child)));
        });
    }

    private static String firstLine(ChildJvm child) throws IOException, InterruptedException {
        try {
            return child.firstLine();
        } catch (IOException e) {
            throw new IOException("the lab's process did not start: " + e.getMessage(), e);
        }
    }

    /** The child's process id. */
    public long pid() {
        return child.pid();
    }

    /** Who asked for what, so far; fails where the site was started without recording. */
    public Future<List<Entry>> ledger(Vertx vertx) {
        WebClient client = WebClient.create(vertx);
        return pages(client, new ArrayList<>()).eventually(() -> {
            client.close();
            return Future.succeededFuture();
        });
    }

    private Future<List<Entry>> pages(WebClient client, List<Entry> read) {
        return client.get(port(), Listeners.address(1), LedgerPage.PATH)
                .addQueryParam("from", Integer.toString(read.size()))
                .send()
                .expecting(HttpResponseExpectation.SC_OK)
                .map(response -> LabCodec.entries(response.body()))
                .compose(page -> {
                    read.addAll(page);
                    return page.size() < LedgerPage.LENGTH ? Future.succeededFuture(read) : pages(client, read);
                });
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
        return Detached.call("lab-close", () -> {
            child.close(CLOSE_SECONDS, TimeUnit.SECONDS);
            return null;
        });
    }
}
