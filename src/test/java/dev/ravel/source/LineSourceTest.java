package dev.ravel.source;

import static dev.ravel.source.Jobs.all;
import static dev.ravel.source.Jobs.failure;
import static dev.ravel.source.Jobs.fetches;
import static dev.ravel.source.Jobs.tasks;
import static dev.ravel.source.Jobs.urls;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import dev.ravel.work.Task;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LineSourceTest {
    @TempDir
    Path folder;

    @Test
    void a_file_has_one_url_a_line_and_is_of_no_known_size() throws IOException {
        try (Source source = file("http://a.test/1\nhttp://a.test/2\n")) {
            assertThat(source.size()).isEmpty();
            assertThat(source.uniform()).isEmpty();
            assertThat(urls(source)).containsExactly("http://a.test/1", "http://a.test/2");
        }
    }

    @Test
    void comments_and_blank_lines_take_no_ordinal() throws IOException {
        List<Task> tasks = tasks(file("# pages\n\nhttp://a.test/1\n   \n  # more\nhttp://a.test/2#part\n\n"));

        assertThat(tasks).extracting(Task::ordinal).containsExactly(0L, 1L);
        assertThat(tasks).extracting(task -> Jobs.fetch(task).asked().target()).containsExactly("/1", "/2");
    }

    @Test
    void lines_may_end_as_on_windows_and_the_last_need_not_end_at_all() throws IOException {
        assertThat(urls(file("http://a.test/1\r\n\r\nhttp://a.test/2")))
                .containsExactly("http://a.test/1", "http://a.test/2");
    }

    @Test
    void white_space_around_a_url_does_not_matter() throws IOException {
        assertThat(urls(file("  http://a.test/1\t\n"))).containsExactly("http://a.test/1");
    }

    @Test
    void a_byte_order_mark_belongs_to_no_url() throws IOException {
        assertThat(urls(file("\uFEFFhttp://a.test/1\nhttp://a.test/2\n")))
                .containsExactly("http://a.test/1", "http://a.test/2");
        assertThat(urls(file("\uFEFF# a comment\nhttp://a.test/1\n"))).containsExactly("http://a.test/1");
        assertThat(all(file("\uFEFF"))).isEmpty();
    }

    @Test
    void a_byte_order_mark_within_the_file_is_no_beginning() throws IOException {
        assertThat(all(file("http://a.test/1\n\uFEFFhttp://a.test/2\n"))).last().isInstanceOf(Entry.Ended.class);
    }

    @Test
    void an_empty_file_has_no_tasks() throws IOException {
        assertThat(all(file(""))).isEmpty();
        assertThat(all(file("\n\n#\n"))).isEmpty();
    }

    @Test
    void a_line_that_is_no_url_fails_alone() throws IOException {
        List<Entry> entries = all(file("http://a.test/1\nexample.org\nftp://a.test/\nhttp://a.test/2\n"));

        assertThat(entries).extracting(entry -> entry.task().ordinal()).containsExactly(0L, 1L, 2L, 3L);
        assertThat(entries.get(0)).isInstanceOf(Entry.Ready.class);
        assertThat(entries.get(3)).isInstanceOf(Entry.Ready.class);
        assertThat(failure(entries.get(1)).cause()).isEqualTo(Cause.URL);
        assertThat(failure(entries.get(1)).detail())
                .isEqualTo("example.org: url: must be an absolute http or https URL");
        assertThat(failure(entries.get(1)).last()).isEmpty();
        assertThat(failure(entries.get(2)).cause()).isEqualTo(Cause.URL);
    }

    @Test
    void a_password_in_a_line_is_never_shown() throws IOException {
        Entry entry = all(file("http://me:pa55@a.test/\n")).get(0);

        assertThat(failure(entry).detail()).startsWith("http://me:***@a.test/: url: ");
        assertThat(entry.toString()).doesNotContain("pa55");
    }

    @Test
    void a_line_that_is_not_utf8_asks_for_no_other_url() throws IOException {
        byte[] text = "# \u00e9\nhttp://a.test/\u00e9?token=x\nhttp://a.test/2\n".getBytes(StandardCharsets.ISO_8859_1);

        List<Entry> entries = all(standardInput(new ByteArrayInputStream(text)));

        assertThat(entries).hasSize(2);
        assertThat(failure(entries.get(0)).cause()).isEqualTo(Cause.URL);
        assertThat(failure(entries.get(0)).detail()).isEqualTo("http://a.test/\uFFFD?token=***: url: not UTF-8");
        assertThat(Jobs.fetch(entries.get(1).task()).asked()).hasToString("http://a.test/2");
    }

    @Test
    void the_replacement_character_itself_is_a_character() throws IOException {
        assertThat(urls(file("http://a.test/\uFFFD\n"))).containsExactly("http://a.test/%EF%BF%BD");
    }

    @Test
    void a_long_line_is_never_cut_within_a_character() throws IOException {
        for (String before : List.of("", "x", "xx", "xxx")) {
            Entry entry = all(file(before + "\uD83D\uDE00".repeat(LineSource.MAX_LINE)))
                    .get(0);

            assertThat(failure(entry).detail()).doesNotContain("not UTF-8", "\uFFFD");
        }
    }

    @Test
    void a_line_may_begin_with_a_host_of_the_lab() throws IOException {
        assertThat(urls(file("{+lab2}/a\n{+labs}/b\n")))
                .containsExactly("http://127.0.0.1:1002/a", "https://127.0.0.1:2001/b");
    }

    @Test
    void a_host_that_the_lab_does_not_have_is_no_url() throws IOException {
        assertThat(failure(all(file("{+lab3}/a\n")).get(0)).cause()).isEqualTo(Cause.URL);
    }

    @Test
    void a_reference_in_a_line_is_no_reference() throws IOException {
        assertThat(urls(file("http://a.test/${env:TOKEN}\n")).get(0)).doesNotContain("s3cret");
    }

    @Test
    void of_an_endless_line_only_the_beginning_is_held() throws IOException {
        List<Entry> entries = all(file("http://a.test/" + "x".repeat(1 << 20) + "\nhttp://a.test/2\n"));

        assertThat(entries).hasSize(2);
        assertThat(failure(entries.get(0)).cause()).isEqualTo(Cause.URL);
        assertThat(entries.get(0).task().work().label()).hasSize(LineSource.MAX_LINE - 1);
        assertThat(Jobs.fetch(entries.get(1).task()).asked()).hasToString("http://a.test/2");
        assertThat(entries.get(1).task().ordinal()).isEqualTo(1);
    }

    @Test
    void lines_and_characters_may_lie_across_the_chunks_that_are_read() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            text.append("http://a.test/").append(i).append("/é\n");
        }

        List<String> urls = urls(file(text.toString()));

        assertThat(urls).hasSize(5000);
        for (int i = 0; i < 5000; i++) {
            assertThat(urls.get(i)).isEqualTo("http://a.test/" + i + "/%C3%A9");
        }
    }

    @Test
    void a_batch_holds_no_more_than_was_asked_for() throws IOException {
        Source source = file("http://a.test/1\nhttp://a.test/2\nhttp://a.test/3\n");

        assertThat(source.read(2)).hasSize(2);
        assertThat(source.read(2)).hasSize(1);
        assertThat(source.read(2)).isEmpty();
    }

    @Test
    void standard_input_is_read_where_the_conf_says_so() throws IOException {
        byte[] text = "http://a.test/1\nhttp://a.test/2".getBytes(StandardCharsets.UTF_8);

        assertThat(urls(standardInput(new ByteArrayInputStream(text))))
                .containsExactly("http://a.test/1", "http://a.test/2");
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_slow_pipe_gives_its_whole_lines_without_waiting_for_the_rest() throws IOException {
        PipedOutputStream writer = new PipedOutputStream();
        Source source = standardInput(new PipedInputStream(writer));

        write(writer, "http://a.test/1\nhttp://a.test/2\nhttp://a.te");
        assertThat(source.read(1000)).extracting(LineSourceTest::target).containsExactly("/1", "/2");

        write(writer, "st/3\n");
        assertThat(source.read(1000)).extracting(LineSourceTest::target).containsExactly("/3");

        write(writer, "http://a.test/4");
        writer.close();
        assertThat(source.read(1000)).extracting(LineSourceTest::target).containsExactly("/4");
        assertThat(source.read(1000)).isEmpty();
    }

    private Source file(String text) throws IOException {
        Path file = Files.createTempFile(folder, "urls", ".txt");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return fetches("'file': '" + file.toString().replace('\\', '/') + "'");
    }

    private static Source standardInput(InputStream input) throws IOException {
        return Jobs.open("{'job': {'fetch': {'file': '-'}}}", input).get(Kind.FETCH);
    }

    private static void write(PipedOutputStream writer, String text) throws IOException {
        writer.write(text.getBytes(StandardCharsets.UTF_8));
        writer.flush();
    }

    private static String target(Entry entry) {
        return Jobs.fetch(entry.task()).asked().target();
    }
}
