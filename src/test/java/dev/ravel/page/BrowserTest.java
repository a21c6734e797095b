package dev.ravel.page;

import static dev.ravel.timeline.RunFiles.attempt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.options.ColorScheme;
import dev.ravel.Slow;
import dev.ravel.timeline.Recording;
import dev.ravel.timeline.RunFiles;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser: what is drawn, what it says, and that it keeps to itself. */
@Timeout(180)
@Slow(34)
class BrowserTest {
    private static Chromium chromium;

    @TempDir
    Path folder;

    private Path page;
    private Opened opened;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void place() {
        page = folder.resolve("report.html");
    }

    @AfterEach
    void closeTheQuietPage() {
        if (opened != null) {
            opened.isQuiet();
            opened.close();
        }
    }

    @Test
    void every_attempt_is_drawn_in_its_lane() throws IOException {
        open(Runs.small(folder.resolve("run")));

        assertThat(opened.texts(".lane-name")).containsExactly("loop-0loop-0", "loop-1loop-1");
        assertThat(opened.count(".lane[data-lane='loop-0'] .bar")).isEqualTo(4);
        assertThat(opened.count(".lane[data-lane='loop-1'] .bar")).isEqualTo(1);
        assertThat(opened.count(".bar .waiting")).isEqualTo(5);
        assertThat(opened.count(".bar .receiving")).isEqualTo(1);
        assertThat(opened.count(".bar .polite")).isEqualTo(1);
        assertThat(opened.count(".bar .computing")).isEqualTo(1);
        assertThat(opened.count(".failures .failure")).isEqualTo(1);
        assertThat(opened.count(".lane .again")).isEqualTo(2);
        assertThat(opened.count(".strip")).isEqualTo(2);
    }

    @Test
    void a_block_names_its_line_its_length_and_its_task() throws IOException {
        open(Runs.small(folder.resolve("run")));

        assertThat(opened.told(".stall.task")).contains(Runs.CULPRIT, "180 ms", "task 3", "loop-1");
        assertThat(opened.texts(".stall-label").get(0)).startsWith("blocked 180 ms · Block.spin(Block.java:14)");
        assertThat(opened.texts(".blocks tbody tr:first-child td")).contains("180 ms", "3", Runs.CULPRIT);
    }

    @Test
    void a_block_is_as_long_as_the_axis_says() throws IOException {
        open(Runs.small(folder.resolve("run")));

        double pixelsPerMs = (Double) opened.page().evaluate("() => document.querySelector('.moved').getScreenCTM().a");
        double width = opened.all(".stall.task").boundingBox().width;
        assertThat(width).isBetween(180 * pixelsPerMs - 1, 180 * pixelsPerMs + 3);
        assertThat(opened.texts(".grid text")).contains("0 ms", "100 ms", "200 ms");
    }

    @Test
    void a_bar_and_a_failure_tell_of_their_task() throws IOException {
        open(Runs.small(folder.resolve("run")));

        assertThat(opened.told(".bar[data-ordinal='1'] .receiving"))
                .contains("task 1: http://h/1", "done", "polite wait 15 ms", "receiving 60 ms");
        assertThat(opened.told(".failure[data-ordinal='2']")).contains("Failed: timeout", "no answer", "http://h/2");
    }

    @Test
    void a_wait_for_the_lock_lies_beside_the_computing_with_its_share_of_the_height() throws IOException {
        open(new RunFiles(folder.resolve("run"))
                .start(0)
                .task(0, "done", "'sum':'0..1'," + attempt("worker-0", 0, "'lock':300,'compute':100")));

        assertThat(opened.attribute(".bar .locked", "width")).isEqualTo("400");
        assertThat(opened.attribute(".bar .computing", "width")).isEqualTo("400");
        double locked = Double.parseDouble(opened.attribute(".bar .locked", "height"));
        assertThat(Double.parseDouble(opened.attribute(".bar .computing", "height")))
                .isEqualTo(locked / 3, within(0.01));
        assertThat(opened.told(".bar .locked")).contains("waiting for the lock 300 ms", "computing 100 ms");
    }

    @Test
    void the_run_is_told_in_sentences() throws IOException {
        RunFiles files = Runs.small(folder.resolve("run"));
        files.write(
                files.path().resolve("summary.json"),
                "{'model':'eventLoop','ending':'complete','wallMs':301.4,'sum':494999999550000000,"
                        + "'tasks':{'total':4,'done':3,'failed':1}}");
        files.write(files.path().resolve("conf.json"), "{'deployment':{'model':'eventLoop'}}");
        open(files);

        assertThat(opened.texts(".verdict p"))
                .containsExactly(
                        "3 of 4 tasks done in 301 ms, 1 failed.",
                        "Tasks blocked an event loop 1 time, 180 ms in all; longest 180 ms at Block.spin(Block.java:14).");
        assertThat(opened.texts(".pairs dd")).contains("494999999550000000");
        assertThat(opened.texts(".conf pre").get(0)).contains("\"model\": \"eventLoop\"");
        assertThat(opened.texts(".endings tbody td")).contains("timeout", "task 2: http://h/2 – no answer");
        assertThat(opened.page().title()).isEqualTo("Run: run – Ravel");
    }

    @Test
    void a_run_of_which_nothing_is_known_has_a_page_too() throws IOException {
        open(new RunFiles(folder.resolve("run")).start(0));

        assertThat(opened.texts(".verdict p").get(0))
                .startsWith("0 tasks ended, and there is no summary: the run was killed");
    }

    @Test
    void markup_from_outside_stays_text() throws IOException {
        String url = "http://127.0.0.1:1/<img src=x onerror=alert(1)></script><script>alert(2)</script>";
        open(Runs.small(folder.resolve("run"))
                .task(
                        9,
                        "failed",
                        "'url':'" + url + "','cause':'connect','detail':'</script><b>x</b>',"
                                + attempt("<b>lane</b>", 250, "'connect':10"))
                .stall("<b>lane</b>", 250, 60, "'kind':'task','culprit':'<img src=y onerror=alert(3)>'"));

        assertThat(opened.told(".failure[data-ordinal='9']")).contains(url, "</script><b>x</b>");
        assertThat(opened.texts(".endings tbody td")).anyMatch(text -> text.contains(url));
        assertThat(opened.texts(".blocks tbody td")).contains("<img src=y onerror=alert(3)>");
        assertThat(opened.count("img, b, #report script, #tip script")).isZero();
    }

    @Test
    void a_script_that_got_in_all_the_same_does_not_run() throws IOException {
        open(Runs.small(folder.resolve("run")));

        Object refused = opened.page()
                .evaluate("() => new Promise(resolve => {"
                        + "document.addEventListener('securitypolicyviolation', e => resolve(e.effectiveDirective));"
                        + "const script = document.createElement('script');"
                        + "script.textContent = 'document.title = \"hacked\"';"
                        + "document.body.append(script); })");

        assertThat(refused).isEqualTo("script-src-elem");
        assertThat(opened.page().title()).isNotEqualTo("hacked");
        // The browser's own words about the refusal.
        opened.complaints().removeIf(complaint -> complaint.contains("Content Security Policy"));
    }

    @Test
    void a_table_sorts_by_click_and_by_key() throws IOException {
        openComparison();

        String head = ".figures th:has(button:text-is('speed-up'))";
        opened.all(head + " button").click();
        assertThat(opened.attribute(head, "aria-sort")).isEqualTo("ascending");
        assertThat(models()).containsExactly("sequential", "2 threads", "one event loop");
        opened.all(head + " button").press("Enter");
        assertThat(opened.attribute(head, "aria-sort")).isEqualTo("descending");
        assertThat(models()).containsExactly("one event loop", "2 threads", "sequential");
        assertThat(opened.count("th[aria-sort=none]")).isEqualTo(opened.count("th") - 1);
    }

    private List<String> models() {
        return opened.texts(".figures tbody td:first-child");
    }

    @Test
    void a_comparison_has_its_verdict_its_bars_and_all_models_on_one_scale() throws IOException {
        openComparison();

        assertThat(opened.texts(".verdict p"))
                .containsExactly("It waits.", "Any model that waits for many at once is faster.");
        assertThat(opened.texts(".verdict .kind")).containsExactly("I/O-bound");
        assertThat(opened.count(".speed-ups rect")).isEqualTo(3);
        assertThat(opened.texts(".heading .model")).containsExactly("sequential", "2 threads", "one event loop");
        assertThat(transforms()).hasSize(1);
        assertThat(opened.count(".curve")).isEqualTo(3);
        assertThat(opened.texts(".notes li")).contains("virtual threads: left out: needs Java 21 or newer");
        assertThat(opened.texts(".conf pre").get(0)).contains("\"password\": \"***\"");
    }

    @Test
    void a_zoom_moves_all_timelines_of_a_job_and_can_be_undone() throws IOException {
        openComparison();
        List<String> whole = transforms();

        opened.all(".zoom button").first().click();
        opened.page().waitForCondition(() -> !transforms().equals(whole));
        assertThat(transforms()).hasSize(1);
        opened.all(".zoom button:text-is('whole run')").click();
        opened.page().waitForCondition(() -> transforms().equals(whole));

        opened.all(".timelines").press("+");
        opened.page().waitForCondition(() -> !transforms().equals(whole));
        opened.all(".timelines").press("0");
        opened.page().waitForCondition(() -> transforms().equals(whole));
    }

    /** The different ones. */
    private List<String> transforms() {
        return opened.all(".moved").all().stream()
                .map(each -> each.getAttribute("transform"))
                .distinct()
                .toList();
    }

    @Test
    void the_dark_see_it_dark() throws IOException {
        write(Runs.small(folder.resolve("run")));
        assertThat(background(ColorScheme.LIGHT)).isEqualTo("rgb(255, 255, 255)");
        assertThat(background(ColorScheme.DARK)).isEqualTo("rgb(18, 23, 29)");
    }

    private Object background(ColorScheme scheme) {
        try (Opened coloured = chromium.open(page, scheme)) {
            coloured.isQuiet();
            return coloured.page().evaluate("() => getComputedStyle(document.body).backgroundColor");
        }
    }

    @Test
    void two_hundred_thousand_tasks_open_with_every_failure_and_every_block() throws IOException {
        open(Runs.large(folder.resolve("run"), 200_000, 1_000, 37));

        assertThat(page.toFile().length()).isLessThan(2_000_000);
        assertThat(opened.count(".failure[data-count='1']")).isEqualTo(200);
        assertThat(opened.count(".stall.task")).isEqualTo(37);
        assertThat(opened.count(".bar")).isZero();
        assertThat(opened.texts(".notes li").get(0))
                .contains("200,000 attempts are too many to draw each", "A column stands for", "Every failure");
        assertThat(opened.told(".columns")).contains("waiting for the other side", "tasks on average");
    }

    private void open(RunFiles files) throws IOException {
        write(files);
        opened = chromium.open(page, ColorScheme.LIGHT);
    }

    private void write(RunFiles files) throws IOException {
        Page.ofRun(Recording.of(files.path()), page);
    }

    private void openComparison() throws IOException {
        JsonArray models = new JsonArray()
                .add(Runs.model("2 threads", 150, 2))
                .add(Runs.model("sequential", 300, 1))
                .add(Runs.model("one event loop", 30, 10));
        List<Shown> shown = List.of(
                new Shown("pages", "sequential", run("a")),
                new Shown("pages", "2 threads", run("b")),
                new Shown("pages", "one event loop", run("c")));
        Page.ofComparison(Runs.comparison("pages", models).encode(), shown, page);
        opened = chromium.open(page, ColorScheme.LIGHT);
    }

    private Recording run(String name) throws IOException {
        return Recording.of(Runs.small(folder.resolve(name)).path());
    }
}
