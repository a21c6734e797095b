package dev.ravel.bench.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NginxConfTest {
    @TempDir
    Path folder;

    @Test
    void every_latency_is_a_server_of_its_own() {
        String conf = conf();

        assertThat(conf).contains("listen 127.0.0.1:4000 ", "listen 127.0.0.2:4000 ", "listen 127.0.0.1:4200 ");
        assertThat(conf).contains("echo_sleep 0.2; echo_exec /page/$leaf.html $args;");
        assertThat(conf).contains("location = /leaderboards/tier { rewrite ^ /page/$leaf.html last; }");
    }

    @Test
    void nothing_is_left_to_be_filled_in() {
        assertThat(conf())
                .doesNotContain("FOLDER", "PORT", "ANSWER", "SERVERS", "ECHO", "USER")
                .contains("load_module /modules/echo.so;", "access_log " + folder + "/asked.log ");
    }

    @Test
    void pages_are_of_ten_sizes_and_the_same_in_every_run() {
        assertThat(NginxContent.page(0)).hasSizeBetween(10 * 1024, 11 * 1024).isEqualTo(NginxContent.page(0));
        assertThat(NginxContent.page(9)).hasSizeBetween(28 * 1024, 29 * 1024);
    }

    @Test
    void a_file_is_made_once_for_its_size() throws Exception {
        NginxContent content = new NginxContent(folder);
        content.file("1.mp3", 100_000);
        byte[] first = Files.readAllBytes(folder.resolve("file/1.mp3"));
        content.file("1.mp3", 100_001);

        assertThat(first).hasSize(100_000);
        assertThat(Files.readAllBytes(folder.resolve("file/1.mp3")))
                .hasSize(100_001)
                .startsWith(first);
    }

    private String conf() {
        return new NginxConf(folder, Path.of("/modules/echo.so"), new TreeMap<>(Map.of(0L, 4000, 200L, 4200))).text();
    }
}
