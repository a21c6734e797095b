package dev.ravel.config.json;

import dev.ravel.config.ConfigException;
import dev.ravel.config.EnvText;
import dev.ravel.config.Secrets;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** One value of a conf with its path: each view of it refuses what has another type. */
record Value(String path, Object raw, Reading reading) {
    private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);

    ConfigException refused(String rule) {
        return new ConfigException(path, Tree.shown(name(), raw), rule);
    }

    /** The last part of the path. */
    String name() {
        return path.substring(path.lastIndexOf('.') + 1).replaceFirst("\\[.*", "");
    }

    long wholeNumber() {
        BigDecimal number = number("must be a whole number");
        if (number.compareTo(MAX_LONG) > 0 || number.compareTo(MIN_LONG) < 0) {
            throw refused("must be a whole number of 64 bits");
        }
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw refused("must be a whole number");
        }
    }

    int integer() {
        long number = wholeNumber();
        if (number != (int) number) {
            throw refused("must be a whole number of 32 bits");
        }
        return (int) number;
    }

    /** This value, which is a limit: 0 would be none, and that is said by leaving it out. */
    Value limit() {
        if (wholeNumber() < 1) {
            throw refused("must be at least 1; leave it out for no limit");
        }
        return this;
    }

    double fraction() {
        return number("must be a number").doubleValue();
    }

    /** How much of something a second: a limit, which is left out where there is none. */
    double rate() {
        double rate = fraction();
        if (rate <= 0) {
            throw refused("must be over 0; leave it out for no limit");
        }
        return rate;
    }

    private BigDecimal number(String rule) {
        if (raw instanceof BigDecimal number) {
            return number;
        }
        throw refused(rule);
    }

    boolean flag() {
        if (raw instanceof Boolean flag) {
            return flag;
        }
        throw refused("must be true or false");
    }

    /** A text with its references resolved; a secret that was masked before is none. */
    EnvText text() {
        if (!(raw instanceof String text)) {
            throw refused("must be a text");
        }
        if (Secrets.lost(name(), text)) {
            throw refused("is a masked secret: give it with -set " + path.replaceFirst("\\[.*", "")
                    + "=..., or write ${env:NAME} and set NAME");
        }
        try {
            return new EnvText(
                    Secrets.masked(name(), text), reading.resolve(text).resolved());
        } catch (IllegalArgumentException e) {
            throw refused(e.getMessage());
        }
    }

    /** A text that names one of {@code words}. */
    String oneOf(Collection<String> words) {
        String text = raw instanceof String ? text().resolved() : "";
        if (words.contains(text)) {
            return text;
        }
        throw refused("must be one of " + String.join(", ", words) + Nearest.hint(text, words));
    }

    List<Value> list() {
        if (!(raw instanceof List<?> list)) {
            throw refused("must be a list");
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            values.add(new Value(path + "[" + i + "]", list.get(i), reading));
        }
        return values;
    }

    Block block() {
        if (raw instanceof Map<?, ?> object) {
            return new Block(path, Tree.object(object), reading);
        }
        throw refused("must be a block: { ... }");
    }

    /** A file or directory that the run writes, relative to the working directory. */
    Path output() {
        return path(text().resolved());
    }

    /** A file that can be read now, relative to the folder of the conf. */
    Path input() {
        Path file = reading.input(path(text().resolved()).toString());
        if (!Files.exists(file)) {
            throw refused("no such file" + looked(file));
        }
        if (Files.isDirectory(file)) {
            throw refused("is a directory");
        }
        if (!Files.isReadable(file)) {
            throw refused("may not be read: permission denied");
        }
        return file;
    }

    /** Where a file was looked for, unless that would show what a reference resolves to. */
    private String looked(Path file) {
        return text().open() ? " (" + file.toAbsolutePath() + ")" : "";
    }

    private Path path(String text) {
        if (text.isBlank()) {
            throw refused("must name a file or directory");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw refused("is not a path: " + e.getReason());
        }
    }
}
