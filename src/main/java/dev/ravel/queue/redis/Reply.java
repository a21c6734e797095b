package dev.ravel.queue.redis;

import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What Redis answered; nothing stands for a nil.
 *
 * @param repeated whether it was asked more than once, so that an answer may have been lost before
 */
record Reply(Response response, boolean repeated) {
    boolean none() {
        return response == null;
    }

    boolean isNumber() {
        return !none() && response.type() == io.vertx.redis.client.ResponseType.NUMBER;
    }

    int number() {
        return response.toInteger();
    }

    List<Response> list() {
        List<Response> all = new ArrayList<>();
        if (!none()) {
            for (Iterator<Response> next = response.iterator(); next.hasNext(); ) {
                all.add(next.next());
            }
        }
        return all;
    }

    List<String> texts() {
        return list().stream().map(Response::toString).toList();
    }
}
