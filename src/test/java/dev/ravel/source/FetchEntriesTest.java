package dev.ravel.source;

import static dev.ravel.source.Jobs.all;
import static dev.ravel.source.Jobs.failure;
import static dev.ravel.source.Jobs.fetches;
import static dev.ravel.source.Jobs.files;
import static dev.ravel.source.Jobs.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.config.OutputConfig.IfExists;
import dev.ravel.work.Cause;
import dev.ravel.work.Outcome;
import dev.ravel.work.Work;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FetchEntriesTest {
    static final Keeping KEEPING =
            new Keeping(new NameTemplate(Optional.empty()), false, IfExists.REPLACE, (name, sha256) -> false);

    @Test
    void a_body_that_is_not_stored_has_no_name() throws IOException {
        assertThat(files(fetches("'urls': ['http://a.test/x.html', 'http://b.test/x.html']")))
                .containsExactly("", "");
    }

    @Test
    void a_file_is_named_after_the_last_segment_of_its_url() throws IOException {
        assertThat(files(stored("'urls': ['http://a.test/x/y.html', 'http://a.test/x/', 'http://b.test/%C3%A9']", "")))
                .containsExactly("y.html", "index", "é");
    }

    @Test
    void a_url_with_a_query_puts_its_ordinal_before_the_name() throws IOException {
        assertThat(files(stored(
                        "'urls': ['http://a.test/page', 'http://a.test/page?n=1', 'http://a.test/page?n=2']", "")))
                .containsExactly("page", "1-page", "2-page");
    }

    @Test
    void a_name_is_safe_whatever_the_url_holds() throws IOException {
        List<String> files = files(stored(
                "'urls': ['http://a.test/%2e%2e%2f%2e%2e%2fpasswd', 'http://a.test/con', 'http://a.test/a%00b.part']",
                ""));

        assertThat(files).containsExactly("_.._passwd", "_con", "a_b_part");
    }

    @Test
    void the_first_task_in_the_order_of_ordinals_has_a_name_and_later_ones_fail() throws IOException {
        List<Entry> entries =
                all(stored("'urls': ['http://a.test/x', 'http://b.test/x', 'http://a.test/y', 'http://c.test/x']", ""));

        assertThat(entries).extracting(entry -> entry instanceof Entry.Ready).containsExactly(true, false, true, false);
        assertThat(failure(entries.get(1)).cause()).isEqualTo(Cause.NAME_TAKEN);
        assertThat(failure(entries.get(1)).detail())
                .isEqualTo("http://b.test/x: nameTaken: another task of this job has the file name x");
        assertThat(failure(entries.get(1)).last()).isEmpty();
        assertThat(failure(entries.get(3)).ordinal()).isEqualTo(3);
    }

    @Test
    void a_url_that_fails_claims_no_name() throws IOException {
        FetchEntries entries = new FetchEntries(Map.of(), Optional.of(KEEPING));

        assertThat(entries.line(0, "ftp://a.test/x")).isInstanceOf(Entry.Ended.class);
        assertThat(entries.line(1, "http://a.test/x")).isInstanceOf(Entry.Ready.class);
    }

    @Test
    void a_name_may_be_put_together_from_variables() throws IOException {
        String pages = "'url': 'http://a.test/{region}/top.html?page={page}',"
                + " 'each': {'region': ['kr', 'eu'], 'page': {'from': 1, 'to': 2}}";

        assertThat(files(stored(pages, ", 'name': '{region}-{page}-{ordinal}-{file}'")))
                .containsExactly("kr-1-0-top.html", "kr-2-1-top.html", "eu-1-2-top.html", "eu-2-3-top.html");
    }

    @Test
    void a_variable_with_a_dot_is_put_in_as_well() throws IOException {
        assertThat(files(stored(
                        "'url': 'http://a.test/{a.b}', 'each': {'a.b': ['x', 'y']}", ", 'name': 'of {a.b}.txt'")))
                .containsExactly("of x.txt", "of y.txt");
    }

    @Test
    void what_a_variable_holds_is_not_searched_for_variables() throws IOException {
        assertThat(files(
                        stored("'url': 'http://a.test/{x}', 'each': {'x': ['{ordinal}$1', 'a/b']}", ", 'name': '{x}'")))
                .containsExactly("{ordinal}$1", "a_b");
    }

    @Test
    void a_name_without_variables_is_taken_after_the_first() throws IOException {
        List<Entry> entries = all(stored("'urls': ['http://a.test/x', 'http://a.test/y']", ", 'name': 'page.html'"));

        assertThat(Jobs.fetch(entries.get(0).task()).file()).isEqualTo("page.html");
        assertThat(failure(entries.get(1)).cause()).isEqualTo(Cause.NAME_TAKEN);
    }

    @Test
    void a_file_that_is_there_is_asked_for_again_unless_the_conf_says_otherwise() throws IOException {
        String urls = "'urls': ['http://a.test/old.html', 'http://a.test/new.html']";

        assertThat(all(stored(urls, ""))).allMatch(Entry.Ready.class::isInstance);
        assertThat(all(stored(urls, ", 'ifExists': 'replace'"))).allMatch(Entry.Ready.class::isInstance);
    }

    @Test
    void a_file_that_is_there_may_be_left_as_it_is() throws IOException {
        List<Entry> entries =
                all(stored("'urls': ['http://a.test/old.html', 'http://a.test/new.html']", ", 'ifExists': 'skip'"));

        assertThat(((Entry.Ended) entries.get(0)).outcome())
                .isEqualTo(new Outcome.Skipped(entries.get(0).task(), "exists", Optional.empty()));
        assertThat(entries.get(1)).isInstanceOf(Entry.Ready.class);
    }

    @Test
    void a_file_that_is_there_may_be_a_failure() throws IOException {
        Entry entry = all(stored("'urls': ['http://a.test/old.html']", ", 'ifExists': 'fail'"))
                .get(0);

        assertThat(failure(entry).cause()).isEqualTo(Cause.FILE);
        assertThat(failure(entry).detail()).isEqualTo("http://a.test/old.html: file: old.html: exists already");
    }

    @Test
    void names_that_the_server_gives_are_kept_apart_by_the_ordinal_until_then() throws IOException {
        assertThat(files(stored(
                        "'urls': ['http://a.test/old.html', 'http://b.test/old.html']",
                        ", 'name': 'server', 'ifExists': 'skip'")))
                .containsExactly("0-old.html", "1-old.html");
    }

    @Test
    void a_file_that_is_there_is_the_right_one_by_its_hash_alone() throws IOException {
        for (String ifExists : List.of("skip", "replace")) {
            Keeping kept = new Keeping(
                    new NameTemplate(Optional.empty()),
                    false,
                    IfExists.valueOf(ifExists.toUpperCase(Locale.ROOT)),
                    (name, sha256) -> sha256.map(Jobs.RIGHT::equals).orElse(true));
            FetchEntries entries = new FetchEntries(Map.of(), Optional.of(kept));

            assertThat(entries.line(0, hashed("a", Jobs.RIGHT))).isInstanceOf(Entry.Ended.class);
            assertThat(entries.line(1, hashed("b", "b".repeat(64)))).isInstanceOf(Entry.Ready.class);
        }
    }

    private static String hashed(String name, String sha256) {
        return "{\"url\": \"http://h/" + name + "\", \"sha256\": \"" + sha256 + "\"}";
    }

    @Test
    void a_name_with_an_ordinal_is_known_to_be_another_bodys_in_another_job() throws IOException {
        List<Entry> entries = all(stored("'urls': ['http://a.test/x', 'http://a.test/x?y']", ""));

        assertThat(entries)
                .extracting(entry -> ((Work.Fetch) entry.task().work()).target().positional())
                .containsExactly(false, true);
    }
}
