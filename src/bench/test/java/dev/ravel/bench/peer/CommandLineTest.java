package dev.ravel.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private static final Map<String, List<String>> VALUES =
            Map.of("url", List.of("http://a/?b=c&d"), "eachUrl", List.of("u1", "u2"), "none", List.of());

    @Test
    void words_are_split_as_a_shell_splits_them() {
        assertThat(CommandLine.of("  a 'b c'  d\"e f\"g\th ").words()).containsExactly("a", "b c", "de fg", "h");
    }

    @Test
    void an_empty_word_stays() {
        assertThat(CommandLine.of("a '' b").words()).containsExactly("a", "", "b");
    }

    @Test
    void a_quote_that_is_not_closed_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CommandLine.of("a 'b c"))
                .withMessageContaining("not closed");
    }

    @Test
    void a_command_without_a_word_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.of("  "));
    }

    @Test
    void a_placeholder_becomes_its_value_and_no_shell_sees_it() {
        assertThat(filled("get -u={url} {url}")).containsExactly("get", "-u=http://a/?b=c&d", "http://a/?b=c&d");
    }

    @Test
    void a_word_that_is_a_placeholder_becomes_as_many_words_as_there_are_values() {
        assertThat(filled("get {eachUrl} {none} x")).containsExactly("get", "u1", "u2", "x");
        assertThat(filled("get -u={eachUrl}")).containsExactly("get", "-u=u1 u2");
    }

    @Test
    void doubled_braces_stand_for_themselves() {
        assertThat(filled("p={{page}} '{{\"a\":{{\"b\":1}}}}'")).containsExactly("p={page}", "{\"a\":{\"b\":1}}");
    }

    @Test
    void a_placeholder_without_a_value_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filled("get {uri}"))
                .withMessageContaining("{uri}");
    }

    private static List<String> filled(String text) {
        return CommandLine.of(text).filled(VALUES);
    }
}
