package dev.ravel.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.Slow;
import dev.ravel.functional.Java21;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In processes of their own: what a library prints, it prints once. */
@Slow(12)
class QuietTest {
    @TempDir
    Path folder;

    /** Joins a cluster alone and leaves it. */
    static final class Passing {
        private Passing() {}

        public static void main(String[] ports) {
            try (ClusterVertx node = ClusterVertx.start(Nodes.at("127.0.0.1", Integer.parseInt(ports[0])))) {
                System.out.println(node.others());
            }
        }
    }

    @Test
    void a_node_says_nothing_on_standard_error() throws Exception {
        assertThat(saidUnder(Path.of(System.getProperty("java.home")))).isEmpty();
    }

    @Test
    void nor_under_a_java_that_warns_of_unsafe() throws Exception {
        assertThat(saidUnder(Java21.homeOrSkip())).isEmpty();
    }

    /** The child also ends by itself: nothing of a closed node holds it. */
    private String saidUnder(Path javaHome) throws Exception {
        Path said = folder.resolve("stderr.txt");
        Path out = folder.resolve("stdout.txt");
        Process child = new ProcessBuilder(
                        javaHome.resolve("bin/java").toString(),
                        // The jar's manifest says this; here the program runs from its classes.
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Passing.class.getName(),
                        Integer.toString(Nodes.freePort()))
                .redirectError(said.toFile())
                .redirectOutput(out.toFile())
                .start();
        assertThat(child.waitFor(Nodes.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(out).hasContent("[]");
        return Files.readString(said);
    }
}
