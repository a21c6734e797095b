package dev.ravel.source;

import static dev.ravel.source.Jobs.ENVIRONMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ravel.work.Cause;
import dev.ravel.work.Outcome.Failed;
import dev.ravel.work.Work;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputLineTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    private static InputLine parse(String line) throws InputLine.Malformed {
        return InputLine.parse(line.replace('\'', '"'));
    }

    @Test
    void a_line_is_a_url() throws InputLine.Malformed {
        assertThat(parse("http://a/{x}")).isEqualTo(new InputLine("http://a/{x}", Optional.empty(), Optional.empty()));
        assertThat(parse("{+lab2}/a").url()).isEqualTo("{+lab2}/a");
    }

    @Test
    void a_line_may_be_an_object() throws InputLine.Malformed {
        assertThat(parse("{'url': 'http://a/', 'file': 'b.mp3', 'sha256': '" + HASH.toUpperCase(java.util.Locale.ROOT)
                        + "'}"))
                .isEqualTo(new InputLine("http://a/", Optional.of("b.mp3"), Optional.of(HASH)));
        assertThat(parse("{ 'url' : '{+lab}/a' }").url()).isEqualTo("{+lab}/a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {}                                   | the object has no url
            {'file': 'x'}                        | the object has no url
            {'url': 7}                           | url must be a text
            {'url': null}                        | url must be a text
            {'url': ['http://a/']}               | url must be a text
            {'url': 'http://a/', 'fil': 'x'}     | unknown key fil; known are url, file, sha256
            {'url': 'http://a/', 'file': ' '}    | file must not be empty
            {'url': 'http://a/', 'sha256': 'ab'} | sha256 must be 64 hexadecimal digits
            {'url': 'http://a/'} {}              | more than one object in the line
            """)
    void an_object_that_makes_no_sense_says_why(String line, String rule) {
        assertThatThrownBy(() -> parse(line)).hasMessage(rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {'url': 'http://a/'
            {'url'
            {'url': 'http://a/', 'url': 'http://b/'}
            {http://a/}
            """)
    void what_is_not_json_says_so_in_one_line(String line) {
        assertThatThrownBy(() -> parse(line))
                .hasMessageStartingWith("not a JSON object: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_malformed_line_ends_its_task_and_no_other() {
        FetchEntries entries = new FetchEntries(ENVIRONMENT, Optional.empty());
        Entry.Ended ended = (Entry.Ended) entries.line(7, "{\"url\": 7}");

        Failed failed = (Failed) ended.outcome();
        assertThat(failed.ordinal()).isEqualTo(7);
        assertThat(failed.cause()).isEqualTo(Cause.URL);
        assertThat(failed.detail()).isEqualTo("{\"url\": 7}: url: url must be a text");
    }

    @Test
    void a_line_names_its_file_and_hash() {
        FetchEntries entries = new FetchEntries(Map.of(), Optional.of(FetchEntriesTest.KEEPING));
        String line = "{\"url\": \"http://a/x?y\", \"file\": \"../b\", \"sha256\": \"" + HASH + "\"}";
        Work.Fetch fetch = (Work.Fetch) entries.line(0, line).task().work();

        assertThat(fetch.file()).isEqualTo("_b");
        assertThat(fetch.target().sha256()).contains(HASH);
        assertThat(fetch.label()).isEqualTo("http://a/x?y");
    }

    @Test
    void a_hash_needs_a_file() {
        FetchEntries entries = new FetchEntries(Map.of(), Optional.empty());
        String line = "{\"url\": \"http://a/\", \"sha256\": \"" + HASH + "\"}";

        assertThat(((Failed) ((Entry.Ended) entries.line(0, line)).outcome()).detail())
                .isEqualTo("http://a/: url: sha256 is checked where bodies are stored: set output.files");
    }
}
