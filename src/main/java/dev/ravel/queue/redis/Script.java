package dev.ravel.queue.redis;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** What Redis does in one step; the files beside this class say what each takes and returns. */
enum Script {
    OPEN,
    SUBMIT,
    TELL,
    ENROL,
    BEAT,
    RETIRE,
    LEAVE,
    SWEEP,
    TAKE,
    RECALL,
    BEGIN,
    END,
    PASS,
    MOVE,
    BACK,
    BURY,
    REQUEUE,
    LAPSED,
    LAPSE,
    BALANCE,
    RELEASE,
    FORGET;

    private final String source;
    private final String digest;

    Script() {
        this.source = read("common") + read(name().toLowerCase(Locale.ROOT));
        this.digest = sha1(source);
    }

    /** To be sent on every new connection: a Redis that was started again has forgotten it. */
    Request load() {
        return Request.cmd(Command.SCRIPT).arg("LOAD").arg(source);
    }

    /** One run of it, for what stands under this prefix. Texts, bytes and numbers are taken. */
    Request with(String prefix, Object... args) {
        Request request = Request.cmd(Command.EVALSHA).arg(digest).arg(1).arg(prefix);
        for (Object arg : args) {
            if (arg instanceof byte[] bytes) {
                request.arg(bytes);
            } else {
                request.arg(arg.toString());
            }
        }
        return request;
    }

    /** The text of the file of this name. */
    static String read(String name) {
        try (InputStream file = Script.class.getResourceAsStream(name + ".lua")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Redis names scripts by. */
    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM has SHA-1", e);
        }
    }
}
