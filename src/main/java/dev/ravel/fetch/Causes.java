package dev.ravel.fetch;

import dev.ravel.member.StorageException;
import dev.ravel.work.Cause;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Turns what the client throws into a cause that can be counted. Knows every exception that was met; guesses none. */
final class Causes {
    private static final int LONGEST = 200;

    private Causes() {}

    /** There is no connection. */
    static Failure connecting(Throwable thrown, boolean secure) {
        if (has(thrown, UnknownHostException.class)) {
            return new Failure(Cause.DNS, "the name has no address");
        }
        if (timedOut(thrown)) {
            return new Failure(Cause.CONNECT_TIMEOUT, "no connection in time");
        }
        if (secure && untrusted(thrown)) {
            return new Failure(Cause.TLS, message(root(thrown)));
        }
        if (closed(thrown)) {
            return new Failure(Cause.RESET, "the connection was closed at once");
        }
        return has(thrown, IOException.class) ? new Failure(Cause.CONNECT, unconnected(thrown)) : unforeseen(thrown);
    }

    /** There was a connection, and then this, before the final headers were complete. */
    static Failure awaitingHead(Throwable thrown) {
        return reading(thrown, Cause.RESET, "the connection was closed before the headers were complete");
    }

    /** The final headers were complete, and then this, before the body was. */
    static Failure readingBody(Throwable thrown) {
        return reading(thrown, Cause.TRUNCATED, "the connection was closed before the end of the body");
    }

    /** The body could not be stored. */
    static Fault storing(Throwable thrown) {
        return thrown instanceof StorageException storage ? storage::result : new Failure(Cause.FILE, named(thrown));
    }

    /** Something that no rule knows. */
    static Failure unforeseen(Throwable thrown) {
        return new Failure(Cause.PROTOCOL, named(thrown));
    }

    private static Failure reading(Throwable thrown, Cause broken, String detail) {
        if (has(thrown, SSLException.class)) {
            return new Failure(Cause.TLS, message(root(thrown)));
        }
        if (closed(thrown) || has(thrown, IOException.class)) {
            return new Failure(broken, detail);
        }
        Throwable root = root(thrown);
        boolean malformed = root instanceof IllegalArgumentException
                || root instanceof DecoderException
                || message(root).startsWith("Unsupported HTTP version");
        return malformed ? new Failure(Cause.PROTOCOL, "not HTTP: " + fault(root)) : unforeseen(thrown);
    }

    /** What the decoder found wrong: its own words, but where they speak of the program and not of the answer. */
    private static String fault(Throwable malformed) {
        String said = malformed.getMessage() == null ? "" : malformed.getMessage();
        if (malformed instanceof TooLongFrameException) {
            return "the status line or the headers are too long";
        }
        if (malformed instanceof NumberFormatException && !said.contains("chunk")) {
            return "a number was expected";
        }
        return said.isEmpty() ? "a line that cannot be read" : printable(said);
    }

    private static boolean timedOut(Throwable thrown) {
        return has(thrown, ConnectTimeoutException.class)
                || has(thrown, SslHandshakeTimeoutException.class)
                || has(thrown, TimeoutException.class);
    }

    /** A handshake that the network broke is no verdict on trust; a trust file that cannot be read is. */
    private static boolean untrusted(Throwable thrown) {
        Throwable root = root(thrown);
        return root instanceof SSLException
                || root instanceof GeneralSecurityException
                || root instanceof FileSystemException
                || uncertified(root)
                || (has(thrown, SSLException.class) && !(root instanceof IOException));
    }

    /** A trust file that changed since the conf was read: the client has no exception of its own for what it finds. */
    private static boolean uncertified(Throwable root) {
        return root instanceof IllegalArgumentException || message(root).contains("-----BEGIN CERTIFICATE-----");
    }

    private static boolean closed(Throwable thrown) {
        return has(thrown, HttpClosedException.class)
                || has(thrown, ClosedChannelException.class)
                || has(thrown, PrematureChannelClosureException.class)
                || (has(thrown, SSLException.class) && has(thrown, SocketException.class));
    }

    private static String unconnected(Throwable thrown) {
        String said = message(thrown).toLowerCase(Locale.ROOT);
        if (said.contains("refused")) {
            return "connection refused";
        }
        boolean plain =
                has(thrown, ConnectException.class) || said.contains("unreachable") || said.contains("no route");
        return plain ? "host unreachable" : named(thrown);
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
        return thrown != null && (type.isInstance(thrown) || has(thrown.getCause(), type));
    }

    private static Throwable root(Throwable thrown) {
        return thrown.getCause() == null ? thrown : root(thrown.getCause());
    }

    private static String named(Throwable thrown) {
        return printable(thrown.getClass().getSimpleName() + ": " + thrown.getMessage());
    }

    private static String message(Throwable thrown) {
        return thrown.getMessage() == null ? named(thrown) : printable(thrown.getMessage());
    }

    /** What a server sent may be part of a message: one line, of bounded length, without control characters. */
    private static String printable(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
