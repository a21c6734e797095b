package dev.ravel.queue.redis;

import dev.ravel.queue.BrokerException;
import dev.ravel.queue.Connection;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.redis.client.RedisOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where a Redis is and how it is entered, from a URL; its text holds no credentials. */
record Address(boolean tls, String host, int port, int database, Optional<String> user, Optional<String> password) {
    private static final int PORT = 6379;
    private static final int CONNECT_MS = 5000;
    /** More requests than one line leaves unanswered. */
    private static final int MOST_WAITING = 2 * Line.MOST_UNANSWERED;

    /** Refuses what is no URL of a Redis, in words that do not repeat it: it may hold a password. */
    static Address of(String url) throws BrokerException {
        try {
            URI uri = new URI(url);
            if (uri.getHost() == null
                    || !(uri.getScheme().equals("redis") || uri.getScheme().equals("rediss"))) {
                throw refused();
            }
            String[] entry = uri.getUserInfo() == null
                    ? new String[0]
                    : uri.getUserInfo().split(":", 2);
            return new Address(
                    uri.getScheme().equals("rediss"),
                    uri.getHost(),
                    uri.getPort() < 0 ? PORT : uri.getPort(),
                    database(uri.getPath()),
                    entry.length > 0 && !entry[0].isEmpty() ? Optional.of(entry[0]) : Optional.empty(),
                    entry.length > 1 ? Optional.of(entry[1]) : Optional.empty());
        } catch (URISyntaxException | NumberFormatException e) {
            throw refused();
        }
    }

    private static BrokerException refused() {
        return new BrokerException("the URL of the broker is not redis[s]://[user:password@]host[:port][/database]");
    }

    private static int database(String path) {
        return path.length() > 1 ? Integer.parseInt(path.substring(1)) : 0;
    }

    RedisOptions options(Connection connection) {
        RedisOptions options = new RedisOptions()
                .setConnectionString(this + "/" + database)
                .setProtocolNegotiation(false)
                .setMaxPoolSize(1)
                .setMaxPoolWaiting(1)
                .setPoolCleanerInterval(-1)
                .setMaxWaitingHandlers(MOST_WAITING)
                .setNetClientOptions(sockets(connection.trust()));
        user.ifPresent(options::setUser);
        password.ifPresent(options::setPassword);
        return options;
    }

    private NetClientOptions sockets(Optional<String> trust) {
        NetClientOptions sockets = new NetClientOptions()
                .setConnectTimeout(CONNECT_MS)
                .setTcpNoDelay(true)
                .setTcpKeepAlive(true)
                .setSsl(tls)
                .setHostnameVerificationAlgorithm(tls ? "HTTPS" : "");
        trust.filter(pem -> tls)
                .ifPresent(pem -> sockets.setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(pem))));
        return sockets;
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return (tls ? "rediss://" : "redis://") + host + ":" + port;
    }
}
