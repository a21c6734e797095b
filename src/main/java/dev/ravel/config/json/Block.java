package dev.ravel.config.json;

import dev.ravel.config.ConfigException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A block of the conf that remembers which keys it was asked for, and refuses the rest when its reader is done. */
final class Block {
    private final String path;
    private final Map<String, Object> values;
    private final Reading reading;
    private final Set<String> asked = new LinkedHashSet<>();

    Block(String path, Map<String, Object> values, Reading reading) {
        this.path = path;
        this.values = values;
        this.reading = reading;
    }

    /** A block of no keys: every key of it has its default. */
    private Block absent(String key) {
        return new Block(path(key), Map.of(), reading);
    }

    String path() {
        return path;
    }

    Map<String, Object> tree() {
        return values;
    }

    Set<String> keys() {
        return values.keySet();
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    Optional<Value> value(String key) {
        return value(key, null);
    }

    Optional<Value> value(String key, Object absent) {
        asked.add(key);
        reading.asked().key(path(key), absent);
        return has(key) ? Optional.of(unnamed(key)) : Optional.empty();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** A value whose key the user has chosen, such as the name of a header: every key of such a block is known. */
    Value unnamed(String key) {
        return new Value(path(key), values.get(key), reading);
    }

    /** A value that has no default. */
    Value required(String key) {
        return value(key).orElseThrow(() -> missing(key));
    }

    long wholeNumber(String key) {
        return required(key).wholeNumber();
    }

    long wholeNumber(String key, long absent) {
        return value(key, absent).map(Value::wholeNumber).orElse(absent);
    }

    int integer(String key, int absent) {
        return value(key, absent).map(Value::integer).orElse(absent);
    }

    double fraction(String key, double absent) {
        return value(key, absent).map(Value::fraction).orElse(absent);
    }

    boolean flag(String key, boolean absent) {
        return value(key, absent).map(Value::flag).orElse(absent);
    }

    /** A number that limits something, or 0, which is none, where it is left out. */
    long limit(String key) {
        return value(key).map(Value::limit).map(Value::wholeNumber).orElse(0L);
    }

    String oneOf(Collection<String> words, String key, String absent) {
        return value(key, absent).map(given -> given.oneOf(words)).orElse(absent);
    }

    /** One of the words of an enum, in lower case. */
    <E extends Enum<E>> E oneOf(String key, E absent) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E word : absent.getDeclaringClass().getEnumConstants()) {
            words.put(word.name().toLowerCase(Locale.ROOT), word);
        }
        return words.get(oneOf(words.keySet(), key, absent.name().toLowerCase(Locale.ROOT)));
    }

    /** Reads an inner block to its end; one that is absent has its defaults. */
    <T> T read(String key, Function<Block, T> reader) {
        Block inner = value(key).map(Value::block).orElse(absent(key));
        return inner.readAll(reader);
    }

    /** Reads an inner block to its end, where there is one. */
    <T> Optional<T> readIfPresent(String key, Function<Block, T> reader) {
        return value(key).map(given -> given.block().readAll(reader));
    }

    <T> T readAll(Function<Block, T> reader) {
        T read = reader.apply(this);
        done();
        return read;
    }

    /** Refuses the keys that nobody asked for. */
    void done() {
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                throw unknown(key, asked);
            }
        }
    }

    private ConfigException missing(String key) {
        return missing(List.of(key), "is missing");
    }

    /** What to say where none of these keys is given: perhaps one is, misspelt. */
    ConfigException missing(List<String> keys, String rule) {
        for (String other : values.keySet()) {
            if (!asked.contains(other) && Nearest.to(other, keys).isPresent()) {
                return unknown(other, keys);
            }
        }
        return ConfigException.about(keys.size() == 1 ? path(keys.get(0)) : path, rule);
    }

    private ConfigException unknown(String key, Collection<String> known) {
        String hint = Nearest.to(key, known)
                .map(word -> "did you mean " + word + "?")
                .orElse("known are " + String.join(", ", known));
        return unnamed(key).refused("unknown key; " + hint);
    }
}
