package dev.ravel.config.json;

import dev.ravel.config.FetchConfig;
import dev.ravel.config.RequestConfig;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the block {@code job.fetch}. */
final class FetchReader {
    private static final long MAX_BODY_BYTES = 64L << 20;

    private FetchReader() {}

    /** @param toFiles whether bodies go to files, where they need no limit */
    static FetchConfig read(Block fetch, boolean toFiles) {
        return new FetchConfig(UrlsReader.read(fetch), request(fetch, toFiles));
    }

    private static RequestConfig request(Block fetch, boolean toFiles) {
        return new RequestConfig(
                headers(fetch),
                accept(fetch),
                fetch.integer("maxRedirects", 10),
                fetch.wholeNumber("maxBodyBytes", toFiles ? 0 : MAX_BODY_BYTES),
                fetch.wholeNumber("timeoutMs", 180_000),
                fetch.wholeNumber("connectTimeoutMs", 10_000),
                fetch.wholeNumber("firstByteTimeoutMs", 30_000),
                fetch.wholeNumber("idleTimeoutMs", 30_000),
                fetch.value("trust").map(TrustFile::read));
    }

    private static Map<String, String> headers(Block fetch) {
        Optional<Block> headers = fetch.value("headers").map(Value::block);
        Map<String, String> read = new LinkedHashMap<>();
        headers.ifPresent(block -> block.keys().forEach(name -> Headers.add(block.unnamed(name), name, read)));
        return read;
    }

    private static Set<Integer> accept(Block fetch) {
        Set<Integer> statuses = new LinkedHashSet<>();
        List<Value> given = fetch.value("accept").map(Value::list).orElse(List.of());
        for (Value status : given) {
            statuses.add(status.integer());
        }
        return statuses;
    }
}
