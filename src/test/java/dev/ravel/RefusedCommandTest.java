package dev.ravel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ravel.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusedCommandTest {
    private static final String SUM = "{'job': {'sum': {'from': 0, 'to': 9}}}";
    private static final String NOT_HTTP = "must be an absolute http or https URL";

    @TempDir
    Path folder;

    static Stream<Arguments> commands() {
        return Stream.of(
                refused("nothing to do: give -conf or URLs", "-json"),
                refused("nothing to do: give -conf or URLs", "-out", "x"),
                refused("-conf: must be a file, - for standard input, or inline {...}", "-conf", ""),
                refused("-conf: must be a file, - for standard input, or inline {...}", "-conf", " "),
                refused("-deployment: must be a file", "-conf", SUM, "-deployment", ""),
                refused(
                        "http://a.test/?token=***: URLs and -conf exclude each other",
                        "-conf",
                        "x",
                        "http://a.test/?token=t"),
                refused("http://a.test/: URLs and -conf exclude each other", "-conf", "x.json", "http://a.test/"),
                refused("nosuch.json: no such file", "-conf", "nosuch.json"),
                refused("conf: is a directory, not a conf file", "-conf", "conf"),
                refused("standard input: is empty", "-conf", "-"),
                refused("the inline conf: job: is missing", "-conf", "{}"),
                refused("the inline conf: jop = 1: unknown key; did you mean job?", "-conf", "{'jop': 1}"),
                refused("nosuch.json: no such file", "-conf", SUM, "-deployment", "nosuch.json"),
                refused("-deployment -: must be a file", "-conf", SUM, "-deployment", "-"),
                refused(
                        "-deployment: deployment.model = asyncio: must be one of sequential, eventLoop, workers,"
                                + " virtualThreads, processes, cluster, queue",
                        "-conf",
                        SUM,
                        "-deployment",
                        "{'model': 'asyncio'}"),
                refused("-set retry: must be path.to.key=VALUE", "-conf", SUM, "-set", "retry"),
                refused("-set a..b: a part of the path is empty", "-conf", SUM, "-set", "a..b=1"),
                refused("-set job.sum.to.x: job.sum.to is not a block", "-conf", SUM, "-set", "job.sum.to.x=1"),
                refused(
                        "-set: retry.maxAttempts = many: must be a whole number",
                        "-conf",
                        SUM,
                        "-set",
                        "retry.maxAttempts=many"),
                refused(
                        "-set: deployment.inflight = 3: unknown key; did you mean inFlight?",
                        "-conf",
                        SUM,
                        "-set",
                        "deployment.inflight=3"),
                refused(
                        "-set: job.sum.to = -1: must be greater than job.sum.from (0)",
                        "-conf",
                        SUM,
                        "-set",
                        "job.sum.to=-1"),
                refused("-set: output.files = \"\": must name a file or directory", "-conf", SUM, "-out", ""),
                refused("the command line: job.fetch.urls[1] = b.test: " + NOT_HTTP, "http://a.test/", "b.test"),
                refused(
                        "the inline conf: job.fetch.url = http://a.test/${env:NONE}: NONE is not set in the environment",
                        "-conf",
                        "{'job': {'fetch': {'url': 'http://a.test/${env:NONE}'}}}"),
                refused(
                        "the inline conf: job.fetch.url = {+lab}/: {+lab} needs a block lab",
                        "-conf",
                        "{'job': {'fetch': {'url': '{+lab}/'}}}"),
                refused(
                        "job.fetch.file = -: standard input cannot be shown by -dry-run: it is read once",
                        "-conf",
                        "{'job': {'fetch': {'file': '-'}}}",
                        "-dry-run"));
    }

    private static Arguments refused(String message, String... words) {
        return Arguments.of(
                message, Stream.of(words).map(word -> word.replace('\'', '"')).toList());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_that_cannot_be_done_is_refused_in_one_line(String message, List<String> words) throws IOException {
        Terminal terminal = new Terminal();
        List<String> all = new ArrayList<>(words);
        if (words.contains("-conf")) {
            all.addAll(List.of("-set", "output.runs=" + folder));
        }

        Throwable refusal = catchThrowable(() -> terminal.run(all.toArray(String[]::new)));

        assertThat(refusal).isInstanceOf(ConfigException.class).hasMessage(message);
        assertThat(message).doesNotContain("\n");
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void json_that_is_none_is_refused_with_its_place() throws IOException {
        Path conf = Files.writeString(folder.resolve("bad.json"), "{\n  \"job\": }\n");

        Throwable refusal = catchThrowable(() -> new Terminal().run("-conf", conf.toString()));

        assertThat(refusal).isInstanceOf(ConfigException.class);
        assertThat(refusal.getMessage())
                .startsWith(conf + ", line 2, column 10: not valid JSON: ")
                .doesNotContain("\n");
    }

    @Test
    void a_file_of_urls_is_looked_for_beside_the_conf() throws IOException {
        Path conf = Files.writeString(folder.resolve("job.json"), "{\"job\": {\"fetch\": {\"file\": \"urls.txt\"}}}");

        Throwable refusal = catchThrowable(() -> new Terminal().run("-conf", conf.toString()));

        assertThat(refusal)
                .isInstanceOf(ConfigException.class)
                .hasMessage(conf + ": job.fetch.file = urls.txt: no such file (" + folder.resolve("urls.txt") + ")");
    }
}
