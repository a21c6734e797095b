package dev.ravel.config.json;

import dev.ravel.config.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a conf is read from.
 *
 * @param name as messages name it
 * @param folder what the paths of inputs are relative to
 * @param standardInput whether it was read from standard input, which is then used up
 */
record Source(String name, Path folder, boolean standardInput) {
    static final Source COMMAND_LINE = new Source("the command line", Path.of(""), false);
    private static final Source STANDARD_INPUT = new Source("standard input", Path.of(""), true);
    private static final Source INLINE = new Source("the inline conf", Path.of(""), false);
    private static final int MAX_BYTES = 64 << 20;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** An object as it was read, and from where. */
    record Loaded(Source source, Map<String, Object> tree) {}

    /** Reads an object from a file, from standard input where the argument is {@code -}, or from the argument itself. */
    static Loaded load(String argument, InputStream standardInput) {
        if (Conf.inline(argument)) {
            return new Loaded(INLINE, object(argument, INLINE.name));
        }
        return argument.equals("-") ? fromStream(standardInput, STANDARD_INPUT) : fromFile(argument);
    }

    /** The path of an input wherever it is read from; standard input and what begins with a reference stay. */
    String absolute(String input) {
        boolean relative = !input.equals("-") && !input.startsWith("${env:") && !input.isEmpty();
        Path base = folder.toAbsolutePath().normalize();
        try {
            return relative ? base.resolve(input).toString() : input;
        } catch (InvalidPathException e) {
            return input;
        }
    }

    private static Loaded fromFile(String argument) {
        Path file = file(argument);
        Path parent = file.getParent();
        Source source = new Source(argument, parent == null ? Path.of("") : parent, false);
        if (Files.isDirectory(file)) {
            throw new ConfigException(argument + ": is a directory, not a conf file");
        }
        if (!Files.exists(file)) {
            throw new ConfigException(argument + ": no such file");
        }
        if (!Files.isReadable(file)) {
            throw new ConfigException(argument + ": may not be read: permission denied");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return fromStream(in, source);
        } catch (IOException e) {
            throw new ConfigException(argument + ": cannot be read: " + e.getMessage());
        }
    }

    private static Path file(String argument) {
        try {
            return Path.of(argument);
        } catch (InvalidPathException e) {
            throw new ConfigException(argument + ": is not the name of a file: " + e.getReason());
        }
    }

    private static Loaded fromStream(InputStream in, Source source) {
        try {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new ConfigException(source.name + ": is longer than a conf may be (64 MiB)");
            }
            return new Loaded(source, object(text(bytes), source.name));
        } catch (CharacterCodingException e) {
            throw new ConfigException(source.name + ": is not UTF-8");
        } catch (IOException e) {
            throw new ConfigException(source.name + ": cannot be read: " + e.getMessage());
        }
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static Map<String, Object> object(String text, String name) {
        if (text.isBlank()) {
            throw new ConfigException(name + ": is empty");
        }
        if (Json.parse(text, name) instanceof Map<?, ?> object) {
            return Tree.object(object);
        }
        throw new ConfigException(name + ": must be a JSON object");
    }
}
