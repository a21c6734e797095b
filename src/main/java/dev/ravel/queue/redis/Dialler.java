package dev.ravel.queue.redis;

import dev.ravel.queue.Connection;
import dev.ravel.remote.Clockwork;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executor;

/** Opens connections that know the scripts; each attempt ends, one way or the other, in bounded time. */
final class Dialler {
    private static final Duration LIMIT = Duration.ofSeconds(6);

    private final Loop loop;
    private final Address address;
    private final Connection settings;
    private final Clockwork clockwork;

    /** A connection and all that was opened for it. */
    record Dialled(Redis client, RedisConnection connection) {
        void close() {
            client.close();
        }
    }

    Dialler(Loop loop, Address address, Connection settings, Clockwork clockwork) {
        this.loop = loop;
        this.address = address;
        this.settings = settings;
        this.clockwork = clockwork;
    }

    /** Where connections are to be used. */
    Executor loop() {
        return action -> loop.context().runOnContext(v -> action.run());
    }

    Address address() {
        return address;
    }

    Clockwork clockwork() {
        return clockwork;
    }

    /** Completes on the clockwork's context. */
    Future<Dialled> dial() {
        Promise<Dialled> dialled = Promise.promise();
        loop().execute(() -> {
            Redis client = Redis.createClient(loop.vertx(), address.options(settings));
            client.connect()
                    .compose(connection -> prepared(connection).map(new Dialled(client, connection)))
                    .onComplete(result -> clockwork.context().execute(() -> settle(client, result, dialled)));
        });
        clockwork.timer().after(LIMIT, () -> dialled.tryFail("no answer for " + LIMIT.toSeconds() + " s"));
        return dialled.future();
    }

    /** What comes too late, or fails, is closed. */
    private static void settle(Redis client, AsyncResult<Dialled> result, Promise<Dialled> dialled) {
        boolean used = result.succeeded() && dialled.tryComplete(result.result());
        if (!used) {
            client.close();
            dialled.tryFail(result.failed() ? result.cause() : new LineLostException());
        }
    }

    private static Future<Void> prepared(RedisConnection connection) {
        return Future.all(Arrays.stream(Script.values())
                        .map(script -> connection.send(script.load()))
                        .toList())
                .mapEmpty();
    }
}
