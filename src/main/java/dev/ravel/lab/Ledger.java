package dev.ravel.lab;

import dev.ravel.lab.Entry.Ending;
import dev.ravel.lab.visit.Visit;
import dev.ravel.url.HostKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who asked for what, and when: the first requests up to its capacity, and how many more there were. Thread-safe. */
public final class Ledger {
    /** How many requests a lab remembers. */
    public static final int CAPACITY = 1_000_000;

    private final int capacity;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<HostKey, Load> loads = new HashMap<>();
    private long arrivals;

    Ledger(int capacity) {
        this.capacity = capacity;
    }

    /** The requests so far, in the order of arrival. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** At most {@code max} requests from the place {@code from} on. */
    public synchronized List<Entry> entries(int from, int max) {
        int start = Math.min(from, entries.size());
        return List.copyOf(entries.subList(start, Math.min(start + max, entries.size())));
    }

    /** How many requests came after the ledger was full; 0 means that it is complete. */
    public synchronized long overflow() {
        return arrivals - entries.size();
    }

    /** The most requests that were ever open together at this address and port. */
    public synchronized int peakInFlight(HostKey host) {
        return loads.containsKey(host) ? loads.get(host).peak : 0;
    }

    void record(Visit visit) {
        HttpServerRequest request = visit.request();
        HostKey host = new HostKey(
                request.localAddress().hostAddress(), request.localAddress().port());
        long sequence = arrived(host, request.method().name(), request.uri(), visit.nth());
        visit.onEnd(() -> ended(sequence, host, visit));
    }

    synchronized long arrived(HostKey host, String method, String target, int nth) {
        int inFlight = loads.computeIfAbsent(host, first -> new Load()).arrived();
        if (entries.size() < capacity) {
            entries.add(new Entry(arrivals, host, method, target, nth, System.nanoTime(), 0, 0, Ending.OPEN, inFlight));
        }
        return arrivals++;
    }

    private void ended(long sequence, HostKey host, Visit visit) {
        HttpServerResponse response = visit.request().response();
        Ending cut = visit.hungUp() ? Ending.CUT : Ending.ABORTED;
        int status = response.headWritten() ? response.getStatusCode() : 0;
        ended(sequence, host, status, response.ended() ? Ending.ANSWERED : cut);
    }

    synchronized void ended(long sequence, HostKey host, int status, Ending how) {
        loads.get(host).now--;
        if (sequence < entries.size()) {
            int place = Math.toIntExact(sequence);
            entries.set(place, entries.get(place).ended(System.nanoTime(), status, how));
        }
    }

    /** Requests open at one host. */
    private static final class Load {
        private int now;
        private int peak;

        private int arrived() {
            now++;
            peak = Math.max(peak, now);
            return now;
        }
    }
}
