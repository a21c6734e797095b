package dev.ravel.queue.rabbit;

import com.rabbitmq.client.ConnectionFactory;
import dev.ravel.queue.BrokerException;
import dev.ravel.queue.Connection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Where a RabbitMQ is, and with what rights; {@link #toString} is without them. */
final class Endpoint {
    private static final int PLAIN = 5672;
    private static final int SECURE = 5671;
    private static final int CONNECT_MS = 5000;
    private static final String GUEST = "guest";

    private final URI uri;

    private Endpoint(URI uri) {
        this.uri = uri;
    }

    static Endpoint of(String url) throws BrokerException {
        try {
            URI uri = new URI(url);
            boolean known = "amqp".equals(uri.getScheme()) || "amqps".equals(uri.getScheme());
            if (known && uri.getHost() != null) {
                return new Endpoint(uri);
            }
        } catch (URISyntaxException e) {
            // Its message holds the text, and with it the password.
        }
        throw new BrokerException("the URL of the broker is not amqp://host:port or amqps://host:port");
    }

    /** Without recovery by the client, which would settle by tags of an earlier connection. */
    ConnectionFactory factory(Connection settings) throws BrokerException {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(host());
        factory.setPort(port());
        factory.setUsername(credential(0));
        factory.setPassword(credential(1));
        virtualHost().ifPresent(factory::setVirtualHost);
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
        factory.setRequestedHeartbeat((int) Math.max(1, settings.claim().toSeconds()));
        factory.setConnectionTimeout(CONNECT_MS);
        factory.setHandshakeTimeout(CONNECT_MS);
        factory.setShutdownTimeout(CONNECT_MS);
        if (secure()) {
            factory.useSslProtocol(context(settings.trust()));
            factory.enableHostnameVerification();
        }
        return factory;
    }

    private boolean secure() {
        return "amqps".equals(uri.getScheme());
    }

    private int port() {
        int usual = secure() ? SECURE : PLAIN;
        return uri.getPort() < 0 ? usual : uri.getPort();
    }

    /** An IPv6 address stands in brackets in a URL only. */
    private String host() {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private String credential(int number) {
        if (uri.getRawUserInfo() == null) {
            return GUEST;
        }
        String[] both = uri.getRawUserInfo().split(":", 2);
        return number < both.length ? decoded(both[number]) : "";
    }

    private Optional<String> virtualHost() {
        String path = uri.getRawPath();
        return path.length() > 1 ? Optional.of(decoded(path.substring(1))) : Optional.empty();
    }

    /** A plus sign is one. */
    private static String decoded(String text) {
        return java.net.URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static SSLContext context(Optional<String> trust) throws BrokerException {
        try {
            if (trust.isEmpty()) {
                return SSLContext.getDefault();
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trusting(trust.get()).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new BrokerException("the certificates to trust the broker by cannot be read: " + e.getMessage());
        }
    }

    private static TrustManagerFactory trusting(String pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        ByteArrayInputStream in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8));
        for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
            store.setCertificateEntry("authority-" + store.size(), authority);
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        return managers;
    }

    /** For people: without credentials and virtual host. */
    @Override
    public String toString() {
        return uri.getScheme() + "://" + uri.getHost() + ":" + port();
    }
}
