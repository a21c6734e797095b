package dev.ravel.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ravel.lab.Browser.Page;
import dev.ravel.lab.Entry.Ending;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files, their ranges and validators, and the servers that get them wrong. */
class LabFilesTest {
    private static final String FILE = "/file/a.bin?bytes=1000";

    private final Browser browser = new Browser();
    private Lab lab;

    @BeforeEach
    void start() {
        lab = Labs.start(Labs.config());
    }

    @AfterEach
    void stop() {
        Labs.close(lab);
        browser.close();
    }

    private RequestOptions ask(String target) {
        return new RequestOptions().setAbsoluteURI(lab.variables().get("lab") + target);
    }

    private Page get(String target) {
        return browser.get(ask(target));
    }

    private Page part(String target, String range) {
        return browser.get(ask(target).putHeader("Range", range));
    }

    private Page part(String target, String range, String version) {
        return browser.get(ask(target).putHeader("Range", range).putHeader("If-Range", version));
    }

    private Page conditional(String target, String header, String value) {
        return browser.get(ask(target).putHeader(header, value));
    }

    private Buffer whole(int from, int end) {
        return get("/file/a.bin?bytes=2000").body().getBuffer(from, end);
    }

    private static String header(Page page, String name) {
        return page.headers().get(name);
    }

    @Test
    void a_part_of_a_file_is_that_part() {
        Page page = part(FILE, "bytes=101-300");

        assertThat(page.status()).isEqualTo(206);
        assertThat(header(page, "Content-Range")).isEqualTo("bytes 101-300/1000");
        assertThat(header(page, "Content-Length")).isEqualTo("200");
        assertThat(page.body()).isEqualTo(whole(101, 301));
        assertThat(header(get(FILE), "Accept-Ranges")).isEqualTo("bytes");
        assertThat(part(FILE, "bytes=-10").body()).isEqualTo(whole(990, 1000));
    }

    @Test
    void parts_of_a_large_file_make_up_the_whole() {
        String target = "/file/large?bytes=300000";
        Buffer joined = Buffer.buffer();
        Stream.of("bytes=0-99999", "bytes=100000-250000", "bytes=250001-")
                .forEach(range -> joined.appendBuffer(part(target, range).body()));

        assertThat(joined).isEqualTo(get(target).body());
    }

    @Test
    void a_part_behind_the_end_is_refused_with_the_length() {
        Page page = part(FILE, "bytes=1000-");

        assertThat(page.status()).isEqualTo(416);
        assertThat(header(page, "Content-Range")).isEqualTo("bytes */1000");
    }

    @Test
    void head_hears_no_range_and_promises_the_whole() {
        Page page = browser.get(ask(FILE).setMethod(HttpMethod.HEAD).putHeader("Range", "bytes=0-9"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(header(page, "Content-Length")).isEqualTo("1000");
        assertThat(header(page, "ETag")).isEqualTo(header(get(FILE), "ETag"));
        assertThat(page.body().length()).isZero();
    }

    @Test
    void a_compressed_file_is_another_version_and_has_no_parts() {
        Page page = browser.get(
                ask(FILE + "&gzip=1").putHeader("Accept-Encoding", "gzip").putHeader("Range", "bytes=0-9"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(header(page, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(page, "ETag")).isNotEqualTo(header(get(FILE), "ETag"));
    }

    @Test
    void validators_are_those_of_the_name() {
        Page page = get(FILE);

        assertThat(header(page, "ETag")).matches("\"[0-9a-f]{1,16}\"").isEqualTo(header(get(FILE), "ETag"));
        assertThat(header(page, "Last-Modified"))
                .matches("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} 20\\d\\d \\d\\d:\\d\\d:\\d\\d GMT")
                .isEqualTo(header(get(FILE), "Last-Modified"));
        assertThat(header(get("/file/b.bin"), "ETag")).isNotEqualTo(header(page, "ETag"));
    }

    @Test
    void a_version_that_the_client_has_is_not_sent_again() {
        String tag = header(get(FILE), "ETag");
        String date = header(get(FILE), "Last-Modified");

        Stream.of(tag, "W/" + tag, "\"x\", " + tag, "*").forEach(tags -> assertThat(
                        conditional(FILE, "If-None-Match", tags).status())
                .isEqualTo(304));
        assertThat(conditional(FILE, "If-Modified-Since", date).status()).isEqualTo(304);
        assertThat(header(conditional(FILE, "If-Modified-Since", date), "ETag")).isEqualTo(tag);
    }

    @Test
    void another_version_is_sent() {
        RequestOptions both = ask(FILE)
                .putHeader("If-None-Match", "\"x\"")
                .putHeader("If-Modified-Since", header(get(FILE), "Last-Modified"));

        assertThat(browser.get(both).status()).isEqualTo(200);
        assertThat(conditional(FILE, "If-Modified-Since", "Mon, 01 Jan 2000 00:00:00 GMT")
                        .status())
                .isEqualTo(200);
        assertThat(conditional(FILE, "If-Modified-Since", "yesterday").status()).isEqualTo(200);
    }

    @Test
    void a_part_is_sent_if_the_version_is_still_the_same() {
        Page page = get(FILE);

        assertThat(part(FILE, "bytes=5-", header(page, "ETag")).status()).isEqualTo(206);
        assertThat(part(FILE, "bytes=5-", header(page, "Last-Modified")).status())
                .isEqualTo(206);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "Mon, 01 Jan 2001 00:00:00 GMT", "Mon, 01 Jan 2035 00:00:00 GMT", "garbage"})
    void the_whole_is_sent_if_the_version_is_another(String version) {
        assertThat(part(FILE, "bytes=5-", version).body().length()).isEqualTo(1000);
    }

    @Test
    void a_weak_tag_promises_no_equal_bytes() {
        String target = FILE + "&validator=weak";
        String tag = header(get(target), "ETag");

        assertThat(tag).startsWith("W/\"");
        assertThat(get(target).headers().contains("Last-Modified")).isFalse();
        assertThat(part(target, "bytes=5-", tag).status()).isEqualTo(200);
        assertThat(conditional(target, "If-None-Match", tag).status()).isEqualTo(304);
    }

    @Test
    void a_file_may_have_one_validator_or_none() {
        assertThat(get(FILE + "&validator=none").headers().names()).doesNotContain("etag", "last-modified");
        assertThat(get(FILE + "&validator=etag").headers().names())
                .contains("etag")
                .doesNotContain("last-modified");
        assertThat(get(FILE + "&validator=date").headers().names())
                .contains("last-modified")
                .doesNotContain("etag");
    }

    @Test
    void a_changing_tag_is_another_one_each_time_over_the_same_bytes() {
        String target = FILE + "&validator=changing";
        List<Page> pages = IntStream.range(0, 3).mapToObj(i -> get(target)).toList();

        assertThat(pages).extracting(page -> header(page, "ETag")).doesNotHaveDuplicates();
        assertThat(pages).extracting(Page::body).containsOnly(whole(0, 1000));
        assertThat(part(target, "bytes=5-", header(pages.get(2), "ETag")).status())
                .isEqualTo(200);
    }

    @Test
    void a_file_that_changes_has_other_bytes_and_validators_from_then_on() {
        String target = FILE + "&changes=2";
        Page before = get(target);
        Page resumed = part(target, "bytes=500-", header(before, "ETag"));

        assertThat(before.body()).isEqualTo(whole(0, 1000));
        assertThat(resumed.status()).isEqualTo(200);
        assertThat(resumed.body())
                .isNotEqualTo(before.body())
                .isEqualTo(get(target).body());
        assertThat(header(resumed, "ETag")).isNotEqualTo(header(before, "ETag"));
        assertThat(header(resumed, "Last-Modified")).isNotEqualTo(header(before, "Last-Modified"));
    }

    @ParameterizedTest
    @CsvSource({
        "ignore, 200, -, 0, 1000",
        "refuse, 416, bytes */1000, -, -",
        "shift, 206, bytes 101-200/1000, 101, 201",
        "other-total, 206, bytes 100-200/1001, 100, 201",
        "star, 206, bytes 100-200/*, 100, 201",
        "missing, 206, -, 100, 201",
        "nonsense, 206, bytes from here to there, 100, 201",
        "from-start, 206, bytes 100-200/1000, 0, 101",
        "short, 206, bytes 100-200/1000, 100, 150",
        "long, 206, bytes 100-200/1000, 100, 301"
    })
    void a_server_may_lie_about_ranges(String lie, int status, String contentRange, String from, String end) {
        Page page = part(FILE + "&ranges=" + lie, "bytes=100-200");

        assertThat(page.status()).isEqualTo(status);
        assertThat(header(page, "Content-Range")).isEqualTo(contentRange.equals("-") ? null : contentRange);
        if (!from.equals("-")) {
            assertThat(page.body()).isEqualTo(whole(Integer.parseInt(from), Integer.parseInt(end)));
        }
    }

    @Test
    void a_server_without_ranges_does_not_say_that_it_has_them() {
        assertThat(get(FILE + "&ranges=ignore").headers().contains("Accept-Ranges"))
                .isFalse();
        assertThat(part(FILE + "&ranges=ignore", "bytes=5000-").status()).isEqualTo(200);
    }

    @Test
    void a_cut_file_goes_on_where_it_was_cut() {
        String target = FILE + "&cut=300&times=2";

        assertThat(Raw.get(lab.port(), target))
                .endsWith(Raw.text(whole(0, 300)))
                .contains("content-length: 1000");
        assertThat(Raw.get(lab.port(), target, "Range: bytes=300-"))
                .endsWith(Raw.text(whole(300, 600)))
                .contains("bytes 300-999/1000");
        assertThat(part(target, "bytes=600-").body()).isEqualTo(whole(600, 1000));
        assertThat(lab.ledger().entries())
                .filteredOn(entry -> entry.target().equals(target))
                .extracting(Entry::ending)
                .containsExactly(Ending.CUT, Ending.CUT, Ending.ANSWERED);
    }

    @Test
    void a_file_that_stalls_leaves_its_connection_open() {
        HttpClientRequest stalled = browser.open(lab.variables().get("lab") + FILE + "&stall=10");

        assertThat(get(FILE + "&stall=10").body()).isEqualTo(whole(0, 1000));
        assertThat(lab.ledger().entries().get(0).ending()).isEqualTo(Ending.OPEN);
        stalled.reset();
    }

    @Test
    void a_server_may_let_in_a_few_at_a_time() {
        String target = FILE + "&atOnce=2&refusal=429&stall=10&times=2";
        HttpClientRequest first = browser.open(lab.variables().get("lab") + target);
        HttpClientRequest second = browser.open(lab.variables().get("lab") + target);
        Browser.await(first.response());
        Browser.await(second.response());

        assertThat(get(target).status()).isEqualTo(429);
        first.reset();
        Await.until(Duration.ofSeconds(30), () -> get(target).status() == 200);
        second.reset();
    }

    @Test
    void a_rate_holds_a_body_back() {
        long begin = System.nanoTime();
        Page page = get("/file/a.bin?bytes=2000&rate=10000");

        assertThat(System.nanoTime() - begin).isGreaterThan(190_000_000);
        assertThat(page.body()).isEqualTo(whole(0, 2000));
    }

    @Test
    void a_rate_of_the_site_holds_every_body_back() {
        Labs.close(lab);
        lab = Labs.start(Labs.rate(100_000));
        long begin = System.nanoTime();
        Page page = get("/leaderboards/tier?page=1");

        assertThat(System.nanoTime() - begin).isGreaterThan(90_000_000);
        assertThat(page.body().length()).isEqualTo(Integer.parseInt(header(page, "Content-Length")));
        assertThat(browser.head(lab.variables().get("lab") + FILE).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attachment; filename=\"../../etc/passwd\"",
                "attachment; filename*=UTF-8''na%C3%AFve%20file.txt",
                "inline",
                "attachment; filename=a; filename=b",
                "filename"
            })
    void a_disposition_is_whatever_the_url_says(String disposition) {
        String encoded = java.net.URLEncoder.encode(disposition, java.nio.charset.StandardCharsets.UTF_8);

        assertThat(header(get(FILE + "&disposition=" + encoded), "Content-Disposition"))
                .isEqualTo(disposition);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&ranges=none", "&validator=strong", "&rate=-1", "&cut=x", "&atOnce=1&refusal=200"})
    void a_parameter_that_makes_no_sense_is_a_bad_request(String parameter) {
        assertThat(get(FILE + parameter).status()).isEqualTo(400);
    }

    @Test
    void a_reset_is_an_error_of_the_connection_and_not_an_end() {
        assertThatThrownBy(() -> get(FILE + "&cut=300")).hasMessageContaining("reset");
    }
}
