package dev.ravel.bus;

import dev.ravel.bus.Message.Call;
import dev.ravel.bus.Message.Join;
import dev.ravel.bus.Message.Refused;
import java.io.IOException;

/**
 * Spells what is said before anybody is known. Of another protocol's greetings only the protocol, the version and the node
 * are read, so that people can be told of them; these keys must never change.
 */
final class GreetingCodec {
    static final int NONCE_DIGITS = 32;

    private GreetingCodec() {}

    static void writeCall(BlockWriter out, Call call) throws IOException {
        out.number("protocol", call.protocol());
        out.text("version", call.version());
        out.text("run", call.run());
        out.text("session", call.session());
        out.text("nonce", call.nonce());
    }

    static Call readCall(Block call) throws RubbishException {
        int protocol = protocol(call);
        String version = call.word("version");
        if (protocol != Message.PROTOCOL) {
            call.dropRest();
            return new Call(protocol, version, "", "", "");
        }
        return new Call(protocol, version, call.word("run"), call.word("session"), nonce(call));
    }

    static void writeJoin(BlockWriter out, Join join) throws IOException {
        out.number("protocol", join.protocol());
        out.text("version", join.version());
        out.text("node", join.node());
        out.text("session", join.session());
        out.text("nonce", join.nonce());
    }

    static Join readJoin(Block join) throws RubbishException {
        int protocol = protocol(join);
        String version = join.word("version");
        String node = join.word("node");
        if (protocol != Message.PROTOCOL) {
            join.dropRest();
            return new Join(protocol, version, node, "", "");
        }
        return new Join(protocol, version, node, join.word("session"), nonce(join));
    }

    static void writeRefused(BlockWriter out, Refused refused) throws IOException {
        out.text("reason", refused.reason());
    }

    static Refused readRefused(Block refused) throws RubbishException {
        return new Refused(refused.word("reason"));
    }

    private static int protocol(Block greeting) throws RubbishException {
        return greeting.smallNumber("protocol", 0, Integer.MAX_VALUE);
    }

    private static String nonce(Block greeting) throws RubbishException {
        return greeting.hex("nonce", NONCE_DIGITS);
    }
}
