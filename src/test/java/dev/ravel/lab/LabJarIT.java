package dev.ravel.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LabJarIT {
    @Test
    void the_shipped_jar_alone_serves_the_site_until_its_input_closes() throws Exception {
        Process child = start();
        String line =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8)).readLine();
        Ports ready = LabCodec.ports(line);

        try (Browser browser = new Browser()) {
            assertThat(browser.get("http://127.0.0.1:" + ready.http() + "/echo").status())
                    .isEqualTo(200);
            assertThat(browser.get("https://127.0.0.2:" + ready.https() + "/echo")
                            .status())
                    .isEqualTo(200);
        }
        child.getOutputStream().close();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isZero();
    }

    private static Process start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String order = LabCodec.order(new LabCodec.Order(Labs.hosts(2), false));
        return new ProcessBuilder(java, "-cp", System.getProperty("ravel.jar"), LabMain.class.getName(), order)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
