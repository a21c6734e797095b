package dev.ravel.bench.origin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AskedTest {
    private final Asked.Count count = new Asked.Count();

    @Test
    void pages_asked_once_each_are_as_they_should_be() {
        for (int page = 1; page <= 3000; page++) {
            NginxOrigin.count(line(page, 200), count);
        }

        assertThat(count.asked().exactly(3000)).isTrue();
        assertThat(count.asked().exactly(2999)).isFalse();
        assertThat(count.asked().exactly(3001)).isFalse();
    }

    @Test
    void a_page_asked_twice_in_place_of_another_is_seen() {
        NginxOrigin.count(line(1, 200), count);
        NginxOrigin.count(line(1, 200), count);

        assertThat(count.asked()).extracting(Asked::answered, Asked::distinct).containsExactly(2, 1);
        assertThat(count.asked().exactly(2)).isFalse();
    }

    @Test
    void a_page_asked_once_too_often_is_seen() {
        NginxOrigin.count(line(1, 200), count);
        NginxOrigin.count(line(1, 499), count);

        assertThat(count.asked().exactly(1)).isFalse();
        assertThat(count.asked().text()).isEqualTo("1 answered, 1 of them different, 1 not answered");
    }

    @Test
    void what_is_no_page_is_passed_over() {
        NginxOrigin.count("1763800000.001 200 /file/1.mp3?bytes=1", count);

        assertThat(count.asked()).isEqualTo(new Asked(0, 0, 0, 0, 0));
    }

    @Test
    void the_half_is_over_when_half_of_all_were_answered() {
        for (int page : new int[] {9, 1, 5, 3, 7}) {
            count.add(Asked.PAGES + page, true, page * 100L);
        }

        assertThat(count.asked())
                .extracting(Asked::halfMillis, Asked::lastMillis)
                .containsExactly(500L, 900L);
    }

    @Test
    void moments_are_read_in_milliseconds() {
        NginxOrigin.count(line(7, 200), count);

        assertThat(count.asked().lastMillis()).isEqualTo(1763800000007L);
    }

    private static String line(int page, int status) {
        return String.format("1763800000.%03d %d %spage=%d&region=kr", page % 1000, status, Asked.PAGES, page);
    }
}
