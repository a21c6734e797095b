package dev.ravel.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.member.StorageException;
import dev.ravel.work.Cause;
import dev.ravel.work.Result;
import dev.ravel.work.Span;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateException;
import java.time.Instant;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class CausesTest {
    private static Throwable handshake(Throwable cause) {
        return new SSLHandshakeException("Failed to create SSL connection").initCause(cause);
    }

    private static Cause connecting(Throwable thrown) {
        return Causes.connecting(thrown, true).cause();
    }

    @Test
    void a_connection_that_does_not_come_about_has_its_cause() {
        assertThat(connecting(new UnknownHostException("x"))).isEqualTo(Cause.DNS);
        assertThat(connecting(new ConnectTimeoutException("x"))).isEqualTo(Cause.CONNECT_TIMEOUT);
        assertThat(connecting(new ConnectException("x"))).isEqualTo(Cause.CONNECT);
        assertThat(connecting(new NoRouteToHostException("x"))).isEqualTo(Cause.CONNECT);
        assertThat(connecting(new HttpClosedException("x"))).isEqualTo(Cause.RESET);
    }

    @Test
    void a_handshake_is_judged_by_what_broke_it() {
        assertThat(connecting(handshake(new CertificateException("x")))).isEqualTo(Cause.TLS);
        assertThat(connecting(handshake(new SSLException("x")))).isEqualTo(Cause.TLS);
        assertThat(connecting(handshake(null))).isEqualTo(Cause.TLS);
        assertThat(connecting(handshake(new SslHandshakeTimeoutException("x")))).isEqualTo(Cause.CONNECT_TIMEOUT);
        assertThat(connecting(handshake(new ClosedChannelException()))).isEqualTo(Cause.RESET);
        assertThat(connecting(handshake(new SocketException("Connection reset"))))
                .isEqualTo(Cause.RESET);
    }

    @Test
    void a_broken_connection_is_a_reset_before_the_headers_and_truncated_after_them() {
        for (Throwable broken : new Throwable[] {
            new HttpClosedException("x"),
            new ClosedChannelException(),
            new IOException("x"),
            new PrematureChannelClosureException("x")
        }) {
            assertThat(Causes.awaitingHead(broken).cause()).isEqualTo(Cause.RESET);
            assertThat(Causes.readingBody(broken).cause()).isEqualTo(Cause.TRUNCATED);
        }
    }

    @Test
    void an_alert_after_the_handshake_is_about_tls() {
        assertThat(Causes.awaitingHead(new DecoderException(new SSLException("bad_certificate")))
                        .cause())
                .isEqualTo(Cause.TLS);
    }

    @Test
    void what_nobody_foresaw_is_named_in_one_bounded_line() {
        Failure failure = Causes.unforeseen(new IllegalStateException("a\r\nb" + "x".repeat(1000)));

        assertThat(failure.cause()).isEqualTo(Cause.PROTOCOL);
        assertThat(failure.detail()).startsWith("IllegalStateException: a bx").hasSizeLessThan(210);
    }

    @Test
    void storage_says_its_own_cause() {
        Span span = Span.computed("lane", Instant.EPOCH, 0);
        assertThat(Causes.storing(new StorageException(Cause.NAME_TAKEN, "taken"))
                        .result(span, 200, 5))
                .isEqualTo(new Result.Failed(span, Cause.NAME_TAKEN, "taken", 200, 5));
        assertThat(Causes.storing(StorageException.full("no room")).result(span, 200, 5))
                .isEqualTo(new Result.Halted(span, "no room"));
        assertThat(((Failure) Causes.storing(new IllegalStateException("x"))).cause())
                .isEqualTo(Cause.FILE);
    }
}
