package dev.ravel.bench.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class LabOriginTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void the_lab_tells_what_it_was_asked_since_the_run_began() throws Exception {
        try (LabOrigin lab = LabOrigin.start("", 10)) {
            String before = lab.begin(0);
            ask(before + "/leaderboards/tier?page=1&region=kr");
            assertThat(lab.asked().orElseThrow().exactly(1)).isTrue();

            String base = lab.begin(1);
            ask(base + "/leaderboards/tier?page=1&region=kr");
            ask(base + "/leaderboards/tier?page=2&region=kr");
            ask(base + "/status/500");

            assertThat(lab.asked().orElseThrow().exactly(2)).isTrue();
            assertThat(lab.cpuSeconds()).isPositive();
        }
    }

    private void ask(String url) throws Exception {
        client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding());
    }
}
