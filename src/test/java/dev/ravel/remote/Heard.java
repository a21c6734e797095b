package dev.ravel.remote;

import dev.ravel.member.Hello;
import java.util.ArrayList;
import java.util.List;

/** What the listeners of both sides were told, as one word and the reason. */
final class Heard implements RosterListener, StationListener {
    final List<String> words = new ArrayList<>();

    @Override
    public void joined(String node, List<Hello> members) {
        words.add("joined " + node);
    }

    @Override
    public void lost(String node, String reason) {
        words.add("lost " + node);
    }

    @Override
    public void left(String node, String reason) {
        words.add("left " + node + ": " + reason);
    }

    @Override
    public void refused(String node, String reason) {
        words.add("refused " + node + ": " + reason);
    }

    @Override
    public void rubbish(String node, String reason) {
        words.add("rubbish " + node + ": " + reason);
    }

    @Override
    public void serving(String job) {
        words.add("serving " + job);
    }

    @Override
    public void lost(String reason) {
        words.add("lost: " + reason);
    }

    @Override
    public void over() {
        words.add("over");
    }

    @Override
    public void unable(String reason) {
        words.add("unable: " + reason);
    }

    @Override
    public void rubbish(String reason) {
        words.add("rubbish: " + reason);
    }
}
