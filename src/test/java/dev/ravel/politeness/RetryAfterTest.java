package dev.ravel.politeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    /** A Thursday. */
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "120, 120",
        "1, 1",
        "007, 7",
        "' 5 ', 5",
        "'\t5', 5",
        "0000000000000000000000000000000000000009, 9",
        "3153600000, 3153600000"
    })
    void digits_are_seconds(String value, long seconds) {
        assertThat(RetryAfter.parse(value, NOON)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"3153600001", "999999999999999999", "9223372036854775808", "99999999999999999999999999999999"})
    void more_seconds_than_anybody_waits_are_the_longest_time(String value) {
        assertThat(RetryAfter.parse(value, NOON)).contains(RetryAfter.LONGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thu, 01 Jan 2026 12:00:30 GMT",
                "Thursday, 01-Jan-26 12:00:30 GMT",
                "Thu Jan  1 12:00:30 2026",
                "Thu Jan 01 12:00:30 2026",
                "Fri, 01 Jan 2026 12:00:30 GMT"
            })
    void a_date_in_any_form_is_the_time_until_then(String value) {
        assertThat(RetryAfter.parse(value, NOON)).contains(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @CsvSource({
        "'Sat, 28 Feb 2026 12:00:00 GMT', 5011200",
        "'Tue, 29 Feb 2028 12:00:00 GMT', 68169600",
        "'Thu, 31 Dec 2026 23:59:60 GMT', 31492800",
        "Thu Dec 31 23:59:59 2026, 31492799"
    })
    void dates_follow_the_calendar(String value, long seconds) {
        assertThat(RetryAfter.parse(value, NOON)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0000",
                "Thu, 01 Jan 2026 12:00:00 GMT",
                "Thu, 01 Jan 2026 11:59:59 GMT",
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
                "Sat, 01 Jan 0000 00:00:00 GMT"
            })
    void zero_and_what_is_past_are_no_time(String value) {
        assertThat(RetryAfter.parse(value, NOON)).contains(Duration.ZERO);
    }

    @Test
    void a_date_beyond_all_waiting_is_the_longest_time() {
        assertThat(RetryAfter.parse("Fri, 31 Dec 9999 23:59:59 GMT", NOON)).contains(RetryAfter.LONGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+1",
                "1.5",
                "1e3",
                "0x10",
                "5s",
                "5, 10",
                "5 10",
                "5;q=1",
                "٥",
                "soon",
                "NaN",
                "null",
                "Thu, 01 Jan 2026 12:00:30",
                "Thu, 01 Jan 2026 12:00:30 UTC",
                "Thu, 01 Jan 2026 12:00:30 +0000",
                "Thu, 1 Jan 2026 12:00:30 GMT",
                "Thu, 01 jan 2026 12:00:30 GMT",
                "Thu, 01 Jnn 2026 12:00:30 GMT",
                "Thu,01 Jan 2026 12:00:30 GMT",
                "01 Jan 2026 12:00:30 GMT",
                "Thu, 30 Feb 2026 12:00:30 GMT",
                "Thu, 29 Feb 2027 12:00:30 GMT",
                "Thu, 00 Jan 2026 12:00:30 GMT",
                "Thu, 01 Jan 2026 24:00:00 GMT",
                "Thu, 01 Jan 2026 12:60:00 GMT",
                "Thu, 01 Jan 2026 12:00:61 GMT",
                "Thu, 01 Jan 26 12:00:30 GMT",
                "Thu, 01-Jan-26 12:00:30 GMT",
                "Thursday, 01-Jan-2026 12:00:30 GMT",
                "Thursday, 01 Jan 26 12:00:30 GMT",
                "Thu Jan 1 12:00:30 2026",
                "Thu Jan  1 12:00:30 2026 GMT",
                "Thu Jan  1 12:00:30 26",
                "2026-01-01T12:00:30Z",
                "1767268830000ms",
                "Thu, 01 Jan 2026 12:00:30 GMT, 5"
            })
    void anything_else_says_nothing(String value) {
        assertThat(RetryAfter.parse(value, NOON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // now, the year's two digits, the year meant
        "2026-01-01T12:00:00Z, 26, 2026",
        "2026-01-01T12:00:00Z, 75, 2075",
        "2026-01-01T12:00:00Z, 76, 1976",
        "2026-01-01T12:00:00Z, 99, 1999",
        "2026-01-01T12:00:00Z, 00, 2000",
        "2026-07-01T12:00:00Z, 76, 2076",
        "1994-11-06T08:49:37Z, 94, 1994",
        "1994-11-06T08:49:37Z, 44, 2044",
        "1994-11-06T08:49:37Z, 45, 1945",
        "2080-01-01T00:00:00Z, 10, 2110",
        "2099-12-31T00:00:00Z, 00, 2100"
    })
    void a_year_of_two_digits_is_never_more_than_fifty_years_ahead(Instant now, String digits, int year) {
        String date = "-Jun-" + digits + " 00:00:00 GMT";
        Instant meant = Instant.parse(year + "-06-30T00:00:00Z");
        Duration expected = meant.isAfter(now) ? Duration.between(now, meant) : Duration.ZERO;

        assertThat(RetryAfter.parse("Sunday, 30" + date, now)).contains(expected);
    }

    @Test
    void fifty_years_ahead_to_the_second_is_not_more() {
        assertThat(RetryAfter.parse("Wednesday, 01-Jan-76 12:00:00 GMT", NOON))
                .contains(Duration.between(NOON, Instant.parse("2076-01-01T12:00:00Z")));
        assertThat(RetryAfter.parse("Wednesday, 01-Jan-76 12:00:01 GMT", NOON)).contains(Duration.ZERO);
    }

    @Test
    void a_leap_day_of_two_digits_is_one_in_a_leap_year() {
        Instant eve = Instant.parse("2095-01-01T00:00:00Z");

        assertThat(RetryAfter.parse("Tuesday, 29-Feb-00 00:00:00 GMT", eve)).contains(Duration.ZERO);
        assertThat(RetryAfter.parse("Monday, 29-Feb-01 00:00:00 GMT", eve)).isEmpty();
    }

    @Test
    void a_long_value_that_is_none_is_read_quickly() {
        assertThat(RetryAfter.parse("0".repeat(1_000_000) + "x", NOON)).isEmpty();
        assertThat(RetryAfter.parse("9".repeat(1_000_000) + "x", NOON)).isEmpty();
    }
}
