package dev.ravel.config.json;

import static dev.ravel.config.json.Confs.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.ravel.config.UrlsConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTest {
    @TempDir
    private Path folder;

    @Test
    void a_conf_is_read_from_a_file_from_standard_input_or_from_the_argument() throws IOException {
        String text = json("{'job': {'block': {'ms': [3]}}}");
        Path file = Files.writeString(folder.resolve("a.json"), text);
        String hash = Conf.load(text, Confs.nothing()).jobHash();

        assertThat(Conf.load(file.toString(), Confs.nothing()).jobHash()).isEqualTo(hash);
        assertThat(Conf.load("-", stream(text)).jobHash()).isEqualTo(hash);
        assertThat(Conf.load("  " + text, Confs.nothing()).jobHash()).isEqualTo(hash);
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_conf() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "\uFEFF" + json("{'job': {'block': {'ms': [3]}}}"));

        assertThat(Conf.load(file.toString(), Confs.nothing())
                        .read(Map.of())
                        .job()
                        .block())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | is empty",
                "`  \n` | is empty",
                "[] | must be a JSON object",
                "7 | must be a JSON object",
                "{} {} | `, line 1, column 4: not valid JSON: something follows the JSON value`",
                "{'a': 1, 'a': 2} | `, line 1, column 13: not valid JSON: Duplicate field 'a'`",
                "`{\n  'a': tru\n}` | `, line 2, column 11: not valid JSON: Unrecognized token 'tru': was expecting"
                        + " (JSON String, Number, Array, Object or token 'null', 'true' or 'false')`",
                "{'a': 01} | `, line 1, column 8: not valid JSON: Invalid numeric value: Leading zeroes not allowed`",
            })
    void a_malformed_file_is_refused_with_its_place(String text, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), json(text));
        String separator = message.startsWith(",") ? "" : ": ";

        assertThat(refusal(file)).isEqualTo(file + separator + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a': 1,} | was expecting double-quote to start field name",
                "{'a': 1 /* one */} | maybe a (non-standard) comment",
                "{'a' | within/between Object entries",
                "{'a': [1 | expected close marker for Array that begins at line 1, column 7",
                "{a: 1} | was expecting double-quote to start field name",
                "{'a': NaN} | Non-standard token 'NaN'",
                "{'a': 1e99999999999} | not valid JSON",
            })
    void what_is_not_strict_json_is_refused_in_one_line(String text, String part) throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), json(text));

        assertThat(refusal(file))
                .startsWith(file + ", line 1, column ")
                .contains(part)
                .doesNotContain("\n")
                .doesNotContain("Source:");
    }

    @Test
    void a_file_that_cannot_be_read_is_refused_in_one_line() throws IOException {
        assertThat(refusal(folder)).isEqualTo(folder + ": is a directory, not a conf file");
        assertThat(refusal(folder.resolve("no.json"))).isEqualTo(folder.resolve("no.json") + ": no such file");
        assertThat(Confs.refusal(() -> Conf.load("a\0b", Confs.nothing())))
                .startsWith("a\0b: is not the name of a file");
        Path latin = Files.write(folder.resolve("latin.json"), new byte[] {'{', '"', (byte) 0xE9, '"'});
        assertThat(refusal(latin)).isEqualTo(latin + ": is not UTF-8");
    }

    @Test
    void a_file_that_may_not_be_read_is_refused_in_one_line() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "{}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-w-------"));
        if (Files.isReadable(file)) {
            System.err.println("SKIPPED: root may read every file; run the tests as an ordinary user to try this one");
        }
        assumeThat(Files.isReadable(file))
                .as("run by somebody who may read all")
                .isFalse();

        assertThat(refusal(file)).isEqualTo(file + ": may not be read: permission denied");
    }

    @Test
    void a_broken_standard_input_is_refused_in_one_line() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("pipe burst");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return read();
            }
        };

        assertThat(Confs.refusal(() -> Conf.load("-", broken))).isEqualTo("standard input: cannot be read: pipe burst");
    }

    @Test
    void inputs_are_relative_to_the_folder_of_the_conf() throws IOException {
        Path urls = Files.writeString(folder.resolve("urls.txt"), "https://example.org/\n");
        Path conf = Files.writeString(folder.resolve("a.json"), json("{'job': {'fetch': {'file': 'urls.txt'}}}"));

        UrlsConfig from = Conf.load(conf.toString(), Confs.nothing())
                .read(Map.of())
                .job()
                .fetch()
                .orElseThrow()
                .from();

        assertThat(from).isEqualTo(new UrlsConfig.InFile(urls));
    }

    @Test
    void outputs_are_relative_to_the_working_directory() throws IOException {
        String text = json("{'job': {'block': {'ms': [3]}}, 'output': {'runs': 'r'}}");
        Path conf = Files.writeString(folder.resolve("a.json"), text);

        assertThat(Conf.load(conf.toString(), Confs.nothing())
                        .read(Map.of())
                        .output()
                        .runs())
                .isEqualTo(Path.of("r"));
    }

    @Test
    void standard_input_cannot_hold_both_conf_and_urls() {
        Conf conf = Conf.load("-", stream(json("{'job': {'fetch': {'file': '-'}}}")));

        assertThat(Confs.refusal(() -> conf.read(Map.of())))
                .isEqualTo("standard input: job.fetch.file = -: standard input already held the conf");
    }

    private static String refusal(Path file) {
        return Confs.refusal(() -> Conf.load(file.toString(), Confs.nothing()).read(Map.of()));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
