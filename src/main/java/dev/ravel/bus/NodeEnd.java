package dev.ravel.bus;

import dev.ravel.bus.Frame.Kind;
import dev.ravel.bus.Message.Call;
import dev.ravel.bus.Message.Join;
import java.util.Optional;

/** A node's end of all its handshakes: answers calls, and tells nobody what the secret is. */
public final class NodeEnd {
    private final String secret;
    private final String node;
    private final String version;

    /** What to send, and what to open the link with. That the coordinator knows the secret shows when the seal opens. */
    public static final class Answer {
        private final Call call;
        private final byte[] join;
        private final Seal seal;

        private Answer(Call call, byte[] join, Seal seal) {
            this.call = call;
            this.join = join;
            this.seal = seal;
        }

        public Call call() {
            return call;
        }

        /** The frame with the join. */
        public byte[] join() {
            return join.clone();
        }

        /** The node's end of the link. */
        public Seal seal() {
            return seal;
        }
    }

    /**
     * @param secret empty where there is none
     * @param node the name of this node, a word of at most 255 characters
     */
    public NodeEnd(String secret, String node, String version) {
        this.secret = secret;
        this.node = node;
        this.version = version;
    }

    /**
     * Answers a call, each time with another link.
     *
     * @throws RefusedException for a coordinator of another version; what to reply tells it so
     */
    public Answer answer(byte[] frame) throws RefusedException, RubbishException {
        Call call = Frame.read(frame).message(Kind.CALL, Call.class);
        Join join = new Join(Message.PROTOCOL, version, node, call.session(), Nonce.fresh());
        Seal seal = Seal.ofNode(Seal.key(secret, call, join));
        byte[] reply = seal.close(Kind.JOIN, join);
        Release theirs = new Release(call.version(), call.protocol());
        Release ours = new Release(version, Message.PROTOCOL);
        if (!theirs.equals(ours)) {
            throw new RefusedException("the coordinator" + theirs.unlike(ours), reply);
        }
        return new Answer(call, reply, seal);
    }

    /** The reason, where the frame is a refusal. Anybody may have sent it. */
    public Optional<String> refused(byte[] frame) {
        return Refusal.read(frame);
    }
}
