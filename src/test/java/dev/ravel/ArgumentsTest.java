package dev.ravel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    private static final Arguments NOTHING = new Arguments(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            List.of());

    @Test
    void no_words_ask_for_nothing() throws ParseException {
        assertThat(Arguments.parse()).isEqualTo(NOTHING);
    }

    @Test
    void every_option_is_read() throws ParseException {
        Arguments all = Arguments.parse(
                "-conf",
                "a.json",
                "-deployment",
                "b.json",
                "-set",
                "x.y=1",
                "-out",
                "pages",
                "-resume",
                "runs/a",
                "-retry-failed",
                "runs/b",
                "-verify",
                "runs/c",
                "-report",
                "runs/d",
                "-lab",
                "-status",
                "-dead",
                "-requeue",
                "-archive",
                "-dry-run",
                "-json",
                "-quiet",
                "-help",
                "-version",
                "http://a.test/");

        assertThat(all)
                .isEqualTo(new Arguments(
                        Optional.of("a.json"),
                        Optional.of("b.json"),
                        List.of("x.y=1"),
                        Optional.of("pages"),
                        Optional.of("runs/a"),
                        Optional.of("runs/b"),
                        Optional.of("runs/c"),
                        Optional.of("runs/d"),
                        true,
                        true,
                        true,
                        true,
                        true,
                        true,
                        true,
                        true,
                        true,
                        true,
                        List.of("http://a.test/")));
    }

    @Test
    void a_flag_stands_for_itself_only() throws ParseException {
        assertThat(Arguments.parse("-dry-run").dryRun()).isTrue();
        assertThat(Arguments.parse("-json").dryRun()).isFalse();
        assertThat(Arguments.parse("-json").json()).isTrue();
        assertThat(Arguments.parse("-quiet").quiet()).isTrue();
        assertThat(Arguments.parse("-quiet").json()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-help", "-h", "--help"})
    void help_is_asked_for_in_the_usual_ways(String word) throws ParseException {
        assertThat(Arguments.parse(word).help()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-version", "--version"})
    void the_version_is_asked_for_in_the_usual_ways(String word) throws ParseException {
        assertThat(Arguments.parse(word).version()).isTrue();
    }

    @Test
    void options_may_have_two_dashes() throws ParseException {
        Arguments arguments = Arguments.parse("--conf", "a.json", "--json", "--dry-run");

        assertThat(arguments.conf()).contains("a.json");
        assertThat(arguments.json()).isTrue();
        assertThat(arguments.dryRun()).isTrue();
    }

    @Test
    void settings_keep_their_order_and_may_repeat_a_key() throws ParseException {
        assertThat(Arguments.parse("-set", "b=2", "-set", "a=1", "-json", "-set", "b=3")
                        .set())
                .containsExactly("b=2", "a=1", "b=3");
    }

    @Test
    void the_value_of_a_setting_is_taken_as_it_is() throws ParseException {
        assertThat(Arguments.parse(
                                "-set",
                                "retry={\"maxAttempts\": 3}",
                                "-set",
                                "a=b=c, d",
                                "-set",
                                "e=-5",
                                "-set",
                                "f=\"g\"")
                        .set())
                .containsExactly("retry={\"maxAttempts\": 3}", "a=b=c, d", "e=-5", "f=\"g\"");
    }

    @Test
    void a_conf_may_be_standard_input_or_inline() throws ParseException {
        assertThat(Arguments.parse("-conf", "-").conf()).contains("-");
        assertThat(Arguments.parse("-conf", "{\"job\": {}}").conf()).contains("{\"job\": {}}");
    }

    @Test
    void urls_may_stand_before_between_and_after_options() throws ParseException {
        Arguments arguments =
                Arguments.parse("http://a.test/", "-json", "http://b.test/", "-out", "x", "http://c.test/?a=b");

        assertThat(arguments.urls()).containsExactly("http://a.test/", "http://b.test/", "http://c.test/?a=b");
        assertThat(arguments.json()).isTrue();
        assertThat(arguments.out()).contains("x");
    }

    @Test
    void a_word_that_begins_with_an_at_sign_is_no_file_of_arguments() throws ParseException {
        assertThat(Arguments.parse("-out", "@pom.xml", "@pom.xml").out()).contains("@pom.xml");
        assertThat(Arguments.parse("@pom.xml").urls()).containsExactly("@pom.xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-x", "-jsom", "-Json", "-dryrun", "-qj", "-js", "-dry-run=false", "-json=true"})
    void an_option_that_does_not_exist_is_refused_in_one_line(String word) {
        assertThatThrownBy(() -> Arguments.parse("http://a.test/", word))
                .isInstanceOf(ParseException.class)
                .hasMessage(word + ": unknown option");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-conf", "-deployment", "-set", "-out", "-resume", "-retry-failed", "-verify"})
    void an_option_without_its_value_is_refused_in_one_line(String option) {
        for (String[] words : new String[][] {{option}, {option, "-json"}}) {
            assertThatThrownBy(() -> Arguments.parse(words))
                    .isInstanceOf(ParseException.class)
                    .message()
                    .contains(option)
                    .doesNotContain("\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-conf", "-deployment", "-out", "-resume", "-retry-failed", "-verify"})
    void an_option_that_can_be_given_once_is_refused_twice(String option) {
        assertThatThrownBy(() -> Arguments.parse(option, "a", option, "b"))
                .isInstanceOf(ParseException.class)
                .hasMessage(option + ": may be given only once");
    }

    @Test
    void the_usage_names_every_option_every_model_and_every_exit_code() {
        assertThat(Arguments.usage())
                .contains("-conf FILE", "-deployment FILE", "-set KEY=VALUE", "-out DIR")
                .contains("-resume RUN", "-retry-failed RUN", "-verify RUN", "-dry-run", "-json", "-quiet")
                .contains("-help", "-version", "sequential", "eventLoop", "workers", "virtualThreads")
                .contains("  0  ", "  1  ", "  2  ", "  3  ", "130, 143")
                .doesNotContain("%");
    }

    @Test
    void the_examples_are_commands() {
        assertThat(Arguments.examples().lines()).hasSize(4).first().isEqualTo("Examples:");
        assertThat(Arguments.examples().lines().skip(1)).allMatch(line -> line.startsWith("  java -jar app.jar -"));
    }
}
