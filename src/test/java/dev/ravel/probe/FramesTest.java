package dev.ravel.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramesTest {
    @Test
    void the_culprit_is_the_topmost_frame_that_is_not_the_jdks() {
        assertThat(Frames.culprit(Stacks.WORK)).isEqualTo("dev.ravel.compute.Block.spin(Block.java:31)");
        assertThat(Frames.culprit(Stacks.LOADING)).isEqualTo("dev.ravel.fetch.HttpFetcher.body(HttpFetcher.java:80)");
    }

    @Test
    void a_stack_of_the_jdk_alone_blames_its_top_and_no_stack_blames_nobody() {
        assertThat(Frames.culprit(Stacks.NANO_TIME, Stacks.RUN)).isEqualTo("java.lang.System.nanoTime(native)");
        assertThat(Frames.culprit()).isEmpty();
    }

    @Test
    void the_work_is_known_by_its_package() {
        assertThat(Frames.work(Stacks.WORK)).isTrue();
        assertThat(Frames.work(Stacks.OTHER)).isFalse();
        assertThat(Frames.work()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "java.lang.ClassLoader, defineClass1",
        "jdk.internal.loader.ClassLoaders$AppClassLoader, loadClass",
        "java.lang.Class, forName0",
        "java.lang.invoke.MethodHandleNatives, linkCallSite",
        "java.lang.invoke.InnerClassLambdaMetafactory, spinInnerClass",
        "jdk.internal.misc.Unsafe, ensureClassInitialized0",
        "java.lang.Runtime, loadLibrary0",
        "io.netty.util.internal.PlatformDependent, <clinit>"
    })
    void a_class_on_its_way_is_seen(String type, String method) {
        assertThat(Frames.loading(new StackTraceElement(type, method, null, -1), Stacks.RUN))
                .isTrue();
    }

    @Test
    void ordinary_frames_load_nothing() {
        assertThat(Frames.loading(Stacks.WORK)).isFalse();
        assertThat(Frames.loading(new StackTraceElement("java.lang.Class", "getName", "Class.java", 1)))
                .isFalse();
    }

    @Test
    void a_class_that_really_initialises_is_seen() {
        assertThat(Initialising.SEEN).isTrue();
    }

    @Test
    void only_the_top_is_shown() {
        StackTraceElement[] deep = new StackTraceElement[40];
        java.util.Arrays.fill(deep, Stacks.HANDLER);

        assertThat(Frames.top(deep)).hasSize(12).containsOnly("dev.ravel.fetch.HttpFetcher.body(HttpFetcher.java:80)");
    }

    @Test
    void a_frame_without_file_or_line_is_shown_all_the_same() {
        assertThat(Frames.top(
                        new StackTraceElement("a.B", "c", null, -1), new StackTraceElement("a.B", "c", "B.java", -1)))
                .containsExactly("a.B.c(?)", "a.B.c(B.java)");
    }

    private static final class Initialising {
        static final boolean SEEN = Frames.loading(Thread.currentThread().getStackTrace());
    }
}
