package dev.ravel.report.live;

import dev.ravel.engine.Standstill;
import dev.ravel.report.Figures;
import dev.ravel.url.HostKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How a run stands, in words; what matters most comes first, because a terminal may have no room for all.
 *
 * @param files whether bodies are kept as files
 * @param window tasks that may be read ahead
 * @param shown makes of the name of a host what may be printed
 */
public record ProgressText(boolean files, int window, UnaryOperator<String> shown) {
    /** A wait that is over so soon is not worth a word. */
    private static final Duration SOON = Duration.ofMillis(500);

    /** All but the number of tasks that have ended. */
    String of(Snapshot now, Rates rates) {
        List<String> words = new ArrayList<>();
        Optional<String> wait = wait(now);
        wait.ifPresent(words::add);
        now.crowd()
                .ifPresent(
                        host -> words.add("all " + Figures.count(window) + " tasks read ahead are for " + host(host)));
        if (now.tasks().failed() > 0) {
            words.add(Figures.count(now.tasks().failed()) + " failed");
        }
        if (wait.isEmpty()) {
            rates.left().ifPresent(left -> words.add(Figures.duration(left) + " left"));
        }
        counts(words, now, rates);
        return String.join(", ", words);
    }

    private void counts(List<String> words, Snapshot now, Rates rates) {
        String inFlight = Figures.count(now.tasks().inFlight()) + (files ? files(now) : "") + " in flight";
        words.add(inFlight);
        if (now.received() > 0) {
            words.add(Figures.bytes((double) now.received()));
        }
        if (rates.known()) {
            String tasks = Figures.rate(rates.tasks()) + " tasks/s";
            String bytes = Figures.bytes(rates.bytes()) + "/s";
            words.add(files ? bytes : tasks);
            words.add(files ? tasks : bytes);
        }
    }

    private static String files(Snapshot now) {
        return now.tasks().inFlight() == 1 ? " file" : " files";
    }

    /** What the run waits for when nothing moves. */
    private Optional<String> wait(Snapshot now) {
        return now.standstill()
                .filter(standstill ->
                        Duration.between(now.at(), standstill.until()).compareTo(SOON) >= 0)
                .map(standstill -> wait(standstill, Duration.between(now.at(), standstill.until())));
    }

    private String wait(Standstill standstill, Duration left) {
        String length = Figures.duration(left);
        String host = standstill.host().map(key -> host(key)).orElse("hosts");
        return switch (standstill.reason()) {
            case DELAY -> host + ": next request in " + length;
            case BACK_OFF -> host + " asked for a pause: " + length + " left";
            case RETRY -> "next attempt in " + length;
            case PAUSE -> "pausing " + length + " in the slots";
        };
    }

    private String host(HostKey key) {
        return "host " + shown.apply(key.toString());
    }
}
