package dev.ravel.cluster;

import dev.ravel.config.ClusterConfig;
import dev.ravel.config.ClusterConfig.Tls;
import dev.ravel.config.ConfigException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.concurrent.TimeUnit;

/**
 * What the event bus is told: the own address only, a port that the system picks, and, where there are certificates, none but
 * those who show one of the trusted authorities'. Names in certificates are not looked at: authorities are the cluster's own.
 */
final class EventBusSettings {
    private static final String TLS = "deployment.tls.";
    private static final int CONNECT_MS = 3000;
    /** A connection to a host that was cut off must not outlive the cut: its retransmissions come ever later. */
    private static final long PING_MS = 2000;

    private EventBusSettings() {}

    static EventBusOptions of(ClusterConfig cluster, OwnAddress own) {
        EventBusOptions options = new EventBusOptions()
                .setHost(own.literal())
                .setConnectTimeout(CONNECT_MS)
                .setTcpNoDelay(true)
                .setClusterPingInterval(PING_MS)
                .setClusterPingReplyInterval(TimeUnit.SECONDS.toMillis(HazelcastSettings.silenceSeconds(cluster)));
        cluster.tls().ifPresent(tls -> secure(options, tls));
        return options;
    }

    private static void secure(EventBusOptions options, Tls tls) {
        PemKeyCertOptions identity = new PemKeyCertOptions()
                .addCertValue(certificates("cert", tls.cert()))
                .addKeyValue(read("key", tls.key()));
        PemTrustOptions trust = new PemTrustOptions().addCertValue(certificates("trust", tls.trust()));
        options.setSsl(true)
                .setTrustAll(false)
                .setClientAuth(ClientAuth.REQUIRED)
                .setKeyCertOptions(identity)
                .setTrustOptions(trust);
        requireMatch(identity, tls);
    }

    /** Refuses a key that is none, or another certificate's: a handshake would tell that much later, and to others. */
    private static void requireMatch(PemKeyCertOptions identity, Tls tls) {
        try {
            KeyPairs.requireOne(identity);
        } catch (Exception e) {
            throw refused("key", tls.key(), "is not the private key of deployment.tls.cert, as PEM");
        }
    }

    private static Buffer certificates(String key, Path file) {
        Buffer pem = read(key, file);
        try {
            if (CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes()))
                    .isEmpty()) {
                throw new CertificateException("it is empty");
            }
        } catch (CertificateException e) {
            throw refused(key, file, "is not a certificate as PEM");
        }
        return pem;
    }

    private static Buffer read(String key, Path file) {
        try {
            return Buffer.buffer(Files.readAllBytes(file));
        } catch (IOException e) {
            throw refused(key, file, Files.exists(file) ? "cannot be read" : "does not exist");
        }
    }

    private static ConfigException refused(String key, Path file, String rule) {
        return new ConfigException(TLS + key, file, rule);
    }
}
