package dev.ravel.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ravel.lab.Browser.Page;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabPagesTest {
    private static final String FIRST = "/leaderboards/tier?page=1&region=kr";
    private static final Browser BROWSER = new Browser();
    private static Lab lab;

    @BeforeAll
    static void start() {
        lab = Labs.start(Labs.config());
    }

    @AfterAll
    static void stop() {
        Labs.close(lab);
        BROWSER.close();
    }

    private static String url(String target) {
        return lab.variables().get("lab") + target;
    }

    private static Page get(String target) {
        return BROWSER.get(url(target));
    }

    private static Page getGzipped(String target, String accepted) {
        return BROWSER.get(new RequestOptions().setAbsoluteURI(url(target)).putHeader("Accept-Encoding", accepted));
    }

    private static byte[] unzipped(Page page) throws IOException {
        assertThat(page.headers().get("Content-Encoding")).isEqualTo("gzip");
        return new GZIPInputStream(new ByteArrayInputStream(page.body().getBytes())).readAllBytes();
    }

    @Test
    void a_leaderboard_is_a_page_of_html_with_its_number_in_the_title() {
        Page page = get("/leaderboards/tier?page=12&region=kr");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().get("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.text())
                .startsWith("<!DOCTYPE html>")
                .contains("<title>Tier leaderboard, kr, page 12</title>")
                .endsWith("</html>\n")
                .contains("Win rate");
    }

    @Test
    void every_leaderboard_holds_whole_rows_and_10_to_30_KiB_all_different() {
        List<Page> pages = IntStream.rangeClosed(1, 60)
                .mapToObj(page -> get("/leaderboards/tier?region=kr&page=" + page))
                .toList();

        assertThat(pages).allSatisfy(page -> {
            assertThat(page.body().length()).isBetween(10 * 1024, 30 * 1024);
            assertThat(page.text()).containsPattern("<tbody>\n<tr><td class=\"rank\">\\d");
            assertThat(page.text()).containsPattern("LP</td><td class=\"win-rate\">\\d+\\.\\d%</td></tr>\n</tbody>");
        });
        assertThat(pages).extracting(Page::text).doesNotHaveDuplicates();
    }

    @Test
    void a_page_is_the_same_every_time_and_in_every_lab_of_its_seed() {
        Lab twin = Labs.start(Labs.config());
        Lab other = Labs.start(Labs.seed(8));

        assertThat(get(FIRST).text()).isEqualTo(get(FIRST).text());
        assertThat(BROWSER.get(twin.variables().get("lab") + FIRST).text())
                .isEqualTo(get(FIRST).text());
        assertThat(BROWSER.get(other.variables().get("lab") + FIRST).text())
                .isNotEqualTo(get(FIRST).text());
        Labs.close(twin);
        Labs.close(other);
    }

    @Test
    void a_title_cannot_break_out_of_its_page() {
        assertThat(get("/leaderboards/tier?page=%3Cscript%3E&region=kr").text())
                .contains("page &lt;script></title>")
                .doesNotContain("<script>");
    }

    @Test
    void head_promises_what_get_sends_and_sends_nothing() {
        Page head = BROWSER.head(url(FIRST));

        assertThat(head.body().length()).isZero();
        assertThat(head.headers().get("Content-Length"))
                .isEqualTo(Integer.toString(get(FIRST).body().length()));
        assertThat(BROWSER.head(url("/slow/body?ms=1")).headers().get("Content-Length"))
                .isEqualTo("16");
        assertThat(BROWSER.head(url("/file/a?bytes=12345")).headers().get("Content-Length"))
                .isEqualTo("12345");
    }

    @Test
    void a_body_is_compressed_when_the_url_says_so_and_the_client_accepts_it() throws IOException {
        String target = "/leaderboards/tier?page=1&gzip=1";

        assertThat(unzipped(getGzipped(target, "deflate, gzip")))
                .isEqualTo(get(target).body().getBytes());
        assertThat(unzipped(getGzipped("/file/a?bytes=200000&gzip=1", "gzip;q=0.5")))
                .isEqualTo(get("/file/a?bytes=200000").body().getBytes());
    }

    @Test
    void nothing_is_compressed_otherwise() {
        assertThat(getGzipped(FIRST, "gzip").headers().contains("Content-Encoding"))
                .isFalse();
        assertThat(get(FIRST + "&gzip=1").headers().contains("Content-Encoding"))
                .isFalse();
        assertThat(getGzipped(FIRST + "&gzip=1", "gzip;q=0, deflate").headers().contains("Content-Encoding"))
                .isFalse();
    }

    @Test
    void a_row_of_redirects_counts_down_and_ends_at_its_target() {
        Page first = get("/redirect/2?to=/echo%3Fx%3D1");
        Page last = get(first.headers().get("Location"));

        assertThat(first.status()).isEqualTo(302);
        assertThat(first.headers().get("Location")).isEqualTo("/redirect/1?to=/echo%3Fx%3D1");
        assertThat(last.headers().get("Location")).isEqualTo("/echo?x=1");
        assertThat(get("/redirect/1").headers().get("Location")).isEqualTo(FIRST);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_has_the_status_that_it_is_asked_for(int status) {
        assertThat(get("/redirect/1?status=" + status).status()).isEqualTo(status);
        assertThat(get("/redirect/9?status=" + status).headers().get("Location"))
                .isEqualTo("/redirect/8?status=" + status);
    }

    @Test
    void a_download_is_sent_on_to_the_second_host() {
        String file = "http://127.0.0.2:" + lab.port() + "/file/05Anim.mp3?";

        assertThat(get("/download/Ravel/05Anim.mp3").status()).isEqualTo(302);
        assertThat(get("/download/Ravel/05Anim.mp3").headers().get("Location")).isEqualTo(file + "bytes=6400000");
        assertThat(get("/download/Ravel/05Anim.mp3?bytes=7").headers().get("Location"))
                .isEqualTo(file + "bytes=7");
    }

    @Test
    void a_redirect_loop_leads_to_itself() {
        assertThat(get("/redirect/loop?status=307").headers().get("Location")).isEqualTo("/redirect/loop?status=307");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/redirect/0",
                "/redirect/x",
                "/redirect/1?status=304",
                "/status/99",
                "/status/600",
                "/file/a?bytes=-1",
                "/file/a?bytes=many",
                "/slow/body?ms=1e3",
                "/redirect/1?to=%0D%0AX",
                "/status/429?retry-after-date=iso&in=1",
                "/status/429?retry-after-date=imf&in=soon",
                "/too-soon?by=name",
                "/gzip/other"
            })
    void a_url_that_makes_no_sense_is_a_bad_request(String target) {
        Page page = get(target);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).startsWith("400 ").endsWith("\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 205, 304, 404, 418, 429, 500, 503, 599})
    void a_status_is_answered_as_asked(int status) {
        assertThat(get("/status/" + status).status()).isEqualTo(status);
    }

    @Test
    void a_status_may_carry_any_retry_after() {
        assertThat(get("/status/503?retry-after=120").headers().get("Retry-After"))
                .isEqualTo("120");
        assertThat(get("/status/429?retry-after=soon%20enough").headers().get("Retry-After"))
                .isEqualTo("soon enough");
        assertThat(get("/status/429").headers().contains("Retry-After")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "imf     | EEE, dd MMM yyyy HH:mm:ss 'GMT'",
                "rfc850  | EEEE, dd-MMM-yy HH:mm:ss 'GMT'",
                "asctime | EEE MMM ppd HH:mm:ss yyyy"
            })
    void a_retry_after_may_be_a_date_in_the_future_or_the_past(String form, String pattern) {
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(ZoneOffset.UTC);
        Instant now = Instant.now();

        for (int in : new int[] {3600, 0, -3600}) {
            String date = get("/status/503?retry-after-date=" + form + "&in=" + in)
                    .headers()
                    .get("Retry-After");
            assertThat(Instant.from(format.parse(date))).isCloseTo(now.plusSeconds(in), within(60, ChronoUnit.SECONDS));
            assertThat(date).hasSizeBetween(24, 33);
        }
    }

    @Test
    void a_status_may_last_for_some_requests_only() {
        String target = "/status/503?times=2&retry-after=7";

        assertThat(IntStream.range(0, 4).map(i -> get(target).status())).containsExactly(503, 503, 200, 200);
        assertThat(get(target).headers().contains("Retry-After")).isFalse();
        assertThat(get("/status/503?times=1").status()).isEqualTo(503);
    }

    @Test
    void whoever_comes_too_soon_is_refused() {
        String target = "/too-soon?ms=3600000&status=503&retry-after=9&by=url";

        assertThat(get(target).status()).isEqualTo(200);
        assertThat(get(target).status()).isEqualTo(503);
        assertThat(get(target).headers().get("Retry-After")).isEqualTo("9");
        assertThat(get(target + "&other").status()).isEqualTo(200);
        assertThat(get("/too-soon?ms=0").status()).isEqualTo(200);
        assertThat(get("/too-soon?ms=0&again").status()).isEqualTo(200);
        assertThat(get("/too-soon?ms=3600000").status()).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "file:///etc/passwd",
                "ftp://127.0.0.1/a",
                "javascript:alert(1)",
                "http://127.0.0.2:1/a",
                "//127.0.0.2/a",
                "http://",
                "http://[",
                "::::",
                "http://a b/%zz",
                "mailto:a@b"
            })
    void a_redirect_leads_wherever_the_url_says(String target) {
        String encoded = URLEncoder.encode(target, StandardCharsets.UTF_8);

        assertThat(get("/redirect/1?to=" + encoded).headers().get("Location")).isEqualTo(target);
    }

    @Test
    void a_redirect_may_lead_nowhere() {
        Page page = get("/redirect/nowhere?status=301");

        assertThat(page.status()).isEqualTo(301);
        assertThat(page.headers().contains("Location")).isFalse();
    }

    @Test
    void seventeen_redirects_are_seventeen() {
        String target = "/redirect/17?to=/echo";
        int hops = 0;
        for (Page page = get(target); page.status() == 302; page = get(target)) {
            target = page.headers().get("Location");
            hops++;
        }

        assertThat(hops).isEqualTo(17);
        assertThat(target).isEqualTo("/echo");
    }

    @Test
    void a_file_has_the_length_that_it_promises_and_depends_on_its_name() {
        Page page = get("/file/a.bin?bytes=100001");

        assertThat(page.body().length()).isEqualTo(100_001);
        assertThat(page.headers().get("Content-Length")).isEqualTo("100001");
        assertThat(page.headers().get("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(get("/file/a.bin?bytes=100001&again").body()).isEqualTo(page.body());
        assertThat(get("/file/b.bin?bytes=100001").body()).isNotEqualTo(page.body());
        assertThat(get("/file/a.bin").body().length()).isEqualTo(1 << 20);
        assertThat(get("/file/a.bin?bytes=0").body().length()).isZero();
    }

    @Test
    void a_bomb_is_small_until_it_is_opened() throws IOException {
        Page page = get("/gzip/bomb?bytes=20000000");

        assertThat(unzipped(page)).hasSize(20_000_000).containsOnly(0);
        assertThat(page.body().length()).isLessThan(50_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad", "damaged", "cut"})
    void a_damaged_body_cannot_be_opened(String kind) {
        Page page = get("/gzip/" + kind);

        assertThat(page.status()).isEqualTo(200);
        assertThatThrownBy(() -> unzipped(page)).isInstanceOf(IOException.class);
    }

    @Test
    void garbage_may_follow_a_body_and_an_encoding_may_be_unknown() {
        assertThat(get("/gzip/garbage").text()).endsWith("garbage");
        assertThat(get("/gzip/unknown").headers().get("Content-Encoding")).isEqualTo("zap");
        assertThat(get("/gzip/unknown?encoding=br").headers().get("Content-Encoding"))
                .isEqualTo("br");
        assertThat(get("/gzip/unknown").text()).isEqualTo("this is not compressed\n");
    }

    @Test
    void echo_tells_what_arrived() {
        JsonObject seen = BROWSER.get(new RequestOptions()
                        .setAbsoluteURI(url("/echo?a=1"))
                        .setMethod(HttpMethod.DELETE)
                        .addHeader("X-Twice", "one")
                        .addHeader("X-Twice", "two"))
                .body()
                .toJsonObject();

        assertThat(seen.getString("method")).isEqualTo("DELETE");
        assertThat(seen.getString("path")).isEqualTo("/echo");
        assertThat(seen.getString("target")).isEqualTo("/echo?a=1");
        assertThat(seen.getJsonObject("headers").getJsonArray("x-twice")).isEqualTo(JsonArray.of("one", "two"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nowhere", "/leaderboards", "/echo/", "/_lab", "/closed"})
    void an_unknown_path_is_not_found(String target) {
        assertThat(get(target).status()).isEqualTo(404);
    }
}
