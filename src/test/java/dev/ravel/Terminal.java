package dev.ravel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.ParseException;

/** Runs commands in this process and keeps what they print. */
final class Terminal {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private InputStream in = InputStream.nullInputStream();

    Terminal typed(String text) {
        in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    int run(String... words) {
        Console console = new Console(in, stream(out), stream(err), false, Map.of("TOKEN", "s3cret"));
        try {
            return Command.run(Arguments.parse(words), console);
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    /** The same, with nothing printed yet. */
    Terminal cleared() {
        out.reset();
        err.reset();
        return this;
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    List<String> lines() {
        return out().lines().toList();
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
