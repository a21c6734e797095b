package dev.ravel.cluster;

import dev.ravel.bus.Gate;
import dev.ravel.bus.Link;
import dev.ravel.bus.Message;
import dev.ravel.bus.Message.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Writes down all that it hears, whichever side it is on; a worker that is free until it serves. */
final class Ears implements Gate, Worker {
    /** Also read from other threads than the context's. */
    final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    /** The links, in the order of their making. */
    final List<Link> links = Collections.synchronizedList(new ArrayList<>());

    private volatile boolean busy;

    void busy(boolean now) {
        busy = now;
    }

    Link link() {
        return links.get(links.size() - 1);
    }

    @Override
    public Link.Hearer admitted(String node, Link link) {
        return take("admitted " + node, link);
    }

    @Override
    public boolean free(Call call) {
        return !busy;
    }

    @Override
    public Link.Hearer serve(Call call, Link link) {
        busy = true;
        return take("serves " + call.session(), link);
    }

    private Link.Hearer take(String what, Link link) {
        heard.add(what);
        links.add(link);
        return new Hearing("link " + links.size() + " ");
    }

    @Override
    public void turnedAway(String reason) {
        heard.add("turned away: " + reason);
    }

    private final class Hearing implements Link.Hearer {
        private final String name;

        private Hearing(String name) {
            this.name = name;
        }

        @Override
        public void received(Message message) {
            heard.add(name + message);
        }

        @Override
        public void rubbish(String reason) {
            heard.add(name + "rubbish: " + reason);
        }

        @Override
        public void closed(String reason) {
            heard.add(name + "closed: " + reason);
        }
    }
}
