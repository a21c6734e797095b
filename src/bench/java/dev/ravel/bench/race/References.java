package dev.ravel.bench.race;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What files should be: their SHA-256 as the JDK's own HTTP client gets them, asked for once; and what they are. */
final class References {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** By what of the URL decides: the port may be another in every run. */
    private static final Map<String, String> KNOWN = new HashMap<>();

    private References() {}

    static synchronized List<String> of(List<String> urls) throws IOException {
        List<String> hashes = new ArrayList<>();
        for (String url : urls) {
            String key = URI.create(url).getPath() + "?" + URI.create(url).getQuery();
            if (!KNOWN.containsKey(key)) {
                KNOWN.put(key, fetched(url.replaceAll("&rate=\\d+", "")));
            }
            hashes.add(KNOWN.get(key));
        }
        return hashes;
    }

    private static String fetched(String url) throws IOException {
        HttpClient client =
                HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build();
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new IOException(url + " answers " + response.statusCode());
            }
            return hash(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Of all files in a folder and below it. */
    static List<String> hashesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(References::hash).toList();
        }
    }

    private static String hash(Path file) {
        try {
            return hash(Files.newInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(InputStream bytes) throws IOException {
        try (DigestInputStream in = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
            byte[] piece = new byte[1 << 20];
            while (in.read(piece) >= 0) {
                // The digest reads along.
            }
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
