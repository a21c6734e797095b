package dev.ravel.politeness;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The value of a {@code Retry-After} header (RFC 9110, section 10.2.3): seconds, or a date in any of the three forms of
 * section 5.6.7. Everything else says nothing. The name of a date's weekday is not checked.
 */
public final class RetryAfter {
    /** What longer times are cut to: longer than anybody waits, and short enough to reckon with. */
    static final Duration LONGEST = Duration.ofDays(36_500);

    private static final int MAX_DIGITS = 18;
    private static final int CENTURY = 100;
    /** How far ahead a year of two digits may be, by section 5.6.7. */
    private static final int MAX_YEARS_AHEAD = 50;

    /** Possessive, so that a long value that turns out to be none is read once. */
    private static final Pattern SECONDS = Pattern.compile("(?=[0-9])0*+([0-9]*+)");

    private static final String TIME = "(?<time>[0-9]{2}:[0-9]{2}:[0-9]{2})";
    private static final String MONTH = "(?<month>[A-Z][a-z]{2})";
    private static final Pattern IMF_FIXDATE = Pattern.compile(
            "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?<day>[0-9]{2}) " + MONTH + " (?<year>[0-9]{4}) " + TIME + " GMT");
    private static final Pattern RFC_850 =
            Pattern.compile("(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?<day>[0-9]{2})-" + MONTH
                    + "-(?<year>[0-9]{2}) " + TIME + " GMT");
    private static final Pattern ASCTIME = Pattern.compile(
            "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) " + MONTH + " (?<day>[0-9]{2}| [0-9]) " + TIME + " (?<year>[0-9]{4})");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private RetryAfter() {}

    /** How long from {@code now} the value asks to wait; zero for a moment that is past. Empty where it says nothing. */
    public static Optional<Duration> parse(String value, Instant now) {
        String text = value.strip();
        Matcher seconds = SECONDS.matcher(text);
        return seconds.matches()
                ? Optional.of(ofSeconds(seconds.group(1)))
                : date(text, now).map(date -> until(date, now));
    }

    private static Duration ofSeconds(String digits) {
        return digits.length() > MAX_DIGITS ? LONGEST : cut(Duration.ofSeconds(Long.parseLong("0" + digits)));
    }

    private static Duration until(Instant date, Instant now) {
        return date.isAfter(now) ? cut(Duration.between(now, date)) : Duration.ZERO;
    }

    private static Duration cut(Duration wanted) {
        return wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
    }

    private static Optional<Instant> date(String text, Instant now) {
        for (Pattern form : List.of(IMF_FIXDATE, ASCTIME)) {
            Matcher date = form.matcher(text);
            if (date.matches()) {
                return date(date, Integer.parseInt(date.group("year")));
            }
        }
        Matcher date = RFC_850.matcher(text);
        return date.matches() ? ofTwoDigits(date, now) : Optional.empty();
    }

    private static Optional<Instant> date(Matcher date, int year) {
        int month = MONTHS.indexOf(date.group("month")) + 1;
        String[] time = date.group("time").split(":", -1);
        int second = Integer.parseInt(time[2]);
        // A leap second, which the grammar allows and java.time does not know.
        int leap = second / 60;
        try {
            LocalDateTime whole = LocalDateTime.of(
                    year,
                    month,
                    Integer.parseInt(date.group("day").strip()),
                    Integer.parseInt(time[0]),
                    Integer.parseInt(time[1]),
                    second - leap);
            return Optional.of(whole.plusSeconds(leap).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The latest such date that is not more than 50 years ahead. */
    private static Optional<Instant> ofTwoDigits(Matcher date, Instant now) {
        LocalDateTime today = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        Instant last = today.plusYears(MAX_YEARS_AHEAD).toInstant(ZoneOffset.UTC);
        int year = today.getYear() / CENTURY * CENTURY + Integer.parseInt(date.group("year"));
        return IntStream.of(year + CENTURY, year, year - CENTURY)
                .mapToObj(candidate -> date(date, candidate))
                .flatMap(Optional::stream)
                .filter(candidate -> !candidate.isAfter(last))
                .findFirst();
    }
}
