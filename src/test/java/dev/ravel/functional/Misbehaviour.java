package dev.ravel.functional;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A page of the lab that does something wrong.
 *
 * @param origin a variable of the lab
 * @param target path and query
 * @param expected the cause of its failure, or {@code done}
 */
record Misbehaviour(String origin, String target, String expected) {
    /** An origin on the same address that behaves. */
    String goodOrigin() {
        return origin.equals("{+lab}") ? origin : "{+labs}";
    }

    String url() {
        return origin + target;
    }

    static List<Misbehaviour> all() {
        List<Misbehaviour> all = new ArrayList<>();
        all.addAll(of("protocol", PROTOCOL));
        all.addAll(of("truncated", TRUNCATED));
        all.addAll(of("reset", RESET));
        all.addAll(of("encoding", ENCODING));
        all.addAll(of("firstByteTimeout", FIRST_BYTE));
        all.addAll(of("idleTimeout", IDLE));
        all.addAll(of("timeout", "/slow/drip?ms=500&bytes=1000"));
        all.addAll(of("bodyTooLarge", "/endless /gzip/bomb /file/large.bin?bytes=50000000"));
        all.addAll(of("tooManyRedirects", "/redirect/17 /redirect/loop"));
        all.addAll(of("redirect", REDIRECT));
        all.addAll(of("status", STATUS));
        all.addAll(of("done", DONE));
        all.add(new Misbehaviour("{+labExpired}", "/leaderboards/expired", "tls"));
        all.add(new Misbehaviour("{+labWrongName}", "/leaderboards/wrong-name", "tls"));
        return all;
    }

    /** One of each sort. */
    static List<Misbehaviour> handful() {
        Set<String> few = Set.of(
                "/wire/lengths-differ",
                "/wire/chunk-cut",
                "/wire/reset-in-headers",
                "/gzip/damaged",
                "/gzip/bomb",
                "/wire/stall-in-headers",
                "/wire/stall-in-body",
                "/redirect/17",
                "/redirect/1?to=file:///etc/passwd",
                "/status/503?retry-after-date=imf&in=1",
                "/leaderboards/expired");
        return all().stream().filter(page -> few.contains(page.target())).toList();
    }

    private static List<Misbehaviour> of(String expected, String targets) {
        return Stream.of(targets.strip().split("\\s+", -1))
                .map(target -> new Misbehaviour("{+lab}", target, expected))
                .toList();
    }

    private static final String PROTOCOL =
            """
            /wire/body-longer /wire/body-and-garbage /wire/lengths-differ /wire/length-garbage /wire/length-negative
            /wire/length-and-chunks /wire/chunk-size-garbage /wire/chunk-size-negative /wire/chunk-size-huge
            /wire/chunk-overrun /wire/status-no-http /wire/status-other-protocol /wire/status-other-version
            /wire/status-no-code /wire/status-words /wire/status-negative /wire/status-too-large
            /wire/header-with-nul /wire/location-garbage /wire/no-content-with-body /headers/huge?bytes=100000 /headers/many?count=20000 /headers/endless""";

    private static final String TRUNCATED =
            """
            /wire/body-shorter /wire/chunk-cut /wire/chunks-without-end /wire/reset-in-body /close/body""";

    private static final String RESET =
            """
            /wire/close-in-headers /wire/reset-before-headers /wire/reset-in-headers /wire/status-blank /close""";

    private static final String ENCODING =
            """
            /gzip/bad /gzip/damaged /gzip/cut /gzip/garbage /gzip/unknown""";

    private static final String FIRST_BYTE =
            """
            /wire/stall-in-headers /headers/drip?ms=500 /slow/headers?ms=60000 /never""";

    private static final String IDLE =
            """
            /wire/stall-after-headers /wire/stall-in-body /slow/body?ms=60000 /file/stalled.bin?stall=1000""";

    private static final String REDIRECT =
            """
            /redirect/nowhere /redirect/1?to=file:///etc/passwd /redirect/1?to=ftp://127.0.0.1/x
            /redirect/1?to=javascript:alert(1) /redirect/1?to=http://""";

    private static final String STATUS =
            """
            /status/404 /status/500 /status/429 /status/429?retry-after=0 /status/429?retry-after=-5
            /status/429?retry-after=soon /status/503?retry-after=999999999999 /status/503?retry-after-date=imf&in=1
            /status/503?retry-after-date=rfc850&in=1 /status/503?retry-after-date=asctime&in=-60""";

    private static final String DONE =
            """
            /wire/header-without-colon /redirect/9 /file/ranged.bin?bytes=100000&ranges=shift""";
}
