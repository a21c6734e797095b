package dev.ravel.cluster;

import dev.ravel.bus.CallerEnd;
import dev.ravel.bus.Message;
import dev.ravel.bus.Message.Call;
import dev.ravel.bus.NodeEnd;

/** Who takes part in the tests of links: what each knows and is. */
final class Party {
    static final String SECRET = "sixteen or more letters";
    static final String VERSION = "0.1.0";

    private Party() {}

    static CallerEnd caller(String session) {
        return caller(SECRET, session);
    }

    static CallerEnd caller(String secret, String session) {
        return new CallerEnd(secret, new Call(Message.PROTOCOL, VERSION, "run-1", session, "0".repeat(32)));
    }

    static NodeEnd node(String name) {
        return new NodeEnd(SECRET, name, VERSION);
    }
}
