package dev.ravel.bus;

import static dev.ravel.bus.RubbishException.unless;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of one JSON object, each to be taken once. What is missing, of another type, or beyond its bounds is rubbish,
 * and so is a key that nobody takes.
 */
final class Block {
    /** Longer ones are not written: a certificate bundle or a long line of an input file has its place below it. */
    static final int LONGEST_TEXT = 1 << 20;

    /** In characters. */
    static final int LONGEST_WORD = 255;

    /** Nearer than 292 years, so that differences fit a long of nanoseconds. */
    private static final Instant LAST_MOMENT = Instant.parse("2200-01-01T00:00:00Z");
    /** What a {@code Retry-After} is cut to. */
    private static final Duration LONGEST_LENGTH = Duration.ofDays(36_500);

    private static final int NANOS = 1_000_000_000;

    private final Map<String, Object> values = new HashMap<>();

    /** Makes a value of a block's keys. */
    interface Reading<T> {
        T read(Block block) throws RubbishException;
    }

    void put(String name, Object value) throws RubbishException {
        unless(values.put(name, value) == null, "has a key twice");
    }

    /** The whole block as one value. */
    <T> T as(Reading<? extends T> reading) throws RubbishException {
        T value = reading.read(this);
        unless(values.isEmpty(), "has an unknown key");
        return value;
    }

    /** The only key, which says what the block behind it is. */
    String type() throws RubbishException {
        unless(values.size() == 1, "is not typed by its only key");
        return values.keySet().iterator().next();
    }

    /** Passes over what was not taken. */
    void dropRest() {
        values.clear();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name) throws RubbishException {
        return bounded(name, take(name, String.class));
    }

    Optional<String> optionalText(String name) throws RubbishException {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /** A text that stands on one line, short and not empty. */
    String word(String name) throws RubbishException {
        return word(name, LONGEST_WORD);
    }

    String word(String name, int longest) throws RubbishException {
        String text = take(name, String.class);
        unless(isWord(text, longest), "has a " + name + " that is no word");
        return text;
    }

    static boolean isWord(String text, int longest) {
        return !text.isEmpty()
                && text.length() <= longest
                && text.chars().noneMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029');
    }

    /** So many lower-case hexadecimal digits. */
    String hex(String name, int digits) throws RubbishException {
        String text = take(name, String.class);
        boolean hex = text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        unless(hex && text.length() == digits, "has a " + name + " that is not " + digits + " hexadecimal digits");
        return text;
    }

    /** At least {@code least} and at most {@code most}. */
    long number(String name, long least, long most) throws RubbishException {
        long number = take(name, Long.class);
        unless(number >= least && number <= most, "has an impossible " + name);
        return number;
    }

    int smallNumber(String name, int least, int most) throws RubbishException {
        return (int) number(name, least, most);
    }

    double decimal(String name) throws RubbishException {
        double value = take(name, Number.class).doubleValue();
        unless(Double.isFinite(value), "has an impossible " + name);
        return value;
    }

    boolean flag(String name) throws RubbishException {
        return take(name, Boolean.class);
    }

    Instant moment(String name) throws RubbishException {
        List<Long> exact = exact(name, LAST_MOMENT.getEpochSecond());
        return Instant.ofEpochSecond(exact.get(0), exact.get(1));
    }

    Duration length(String name) throws RubbishException {
        List<Long> exact = exact(name, LONGEST_LENGTH.toSeconds());
        return Duration.ofSeconds(exact.get(0), exact.get(1));
    }

    private List<Long> exact(String name, long most) throws RubbishException {
        List<Long> parts = numbers(name);
        unless(
                parts.size() == 2 && within(parts.get(0), most) && within(parts.get(1), NANOS - 1),
                "has an impossible " + name);
        return parts;
    }

    private static boolean within(long number, long most) {
        return number >= 0 && number <= most;
    }

    <T> T block(String name, Reading<? extends T> reading) throws RubbishException {
        return take(name, Block.class).as(reading);
    }

    <T> Optional<T> optionalBlock(String name, Reading<? extends T> reading) throws RubbishException {
        return has(name) ? Optional.of(block(name, reading)) : Optional.empty();
    }

    <T> List<T> blocks(String name, Reading<? extends T> reading) throws RubbishException {
        List<T> read = new ArrayList<>();
        for (Block block : elements(name, Block.class)) {
            read.add(block.as(reading));
        }
        return read;
    }

    List<Long> numbers(String name) throws RubbishException {
        return elements(name, Long.class);
    }

    List<String> texts(String name) throws RubbishException {
        List<String> texts = elements(name, String.class);
        for (String text : texts) {
            bounded(name, text);
        }
        return texts;
    }

    /** In their order. */
    <V> Map<String, V> pairs(String name, Reading<? extends V> reading) throws RubbishException {
        Map<String, V> read = new LinkedHashMap<>();
        for (Block pair : elements(name, Block.class)) {
            unless(read.put(pair.text("name"), pair.as(reading)) == null, "has a name twice in its " + name);
        }
        return read;
    }

    private <T> List<T> elements(String name, Class<T> type) throws RubbishException {
        List<T> typed = new ArrayList<>();
        for (Object element : take(name, List.class)) {
            unless(type.isInstance(element), "has a " + name + " of another type");
            typed.add(type.cast(element));
        }
        return typed;
    }

    private <T> T take(String name, Class<T> type) throws RubbishException {
        Object value = values.remove(name);
        unless(value != null, "has no " + name);
        unless(type.isInstance(value), "has a " + name + " of another type");
        return type.cast(value);
    }

    private static String bounded(String name, String text) throws RubbishException {
        unless(text.length() <= LONGEST_TEXT, "has a " + name + " that is too long");
        return text;
    }
}
