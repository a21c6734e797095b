package dev.ravel.bus;

import static dev.ravel.bus.RubbishException.unless;

import dev.ravel.bus.Frame.Kind;
import dev.ravel.bus.Message.Call;
import dev.ravel.bus.Message.Join;
import java.util.HashSet;
import java.util.Set;

/**
 * The coordinator's end of the handshakes of one session: lets in who knows the secret, and tells nobody what it is. It
 * does not know whether it calls alone: a node learns from the first sealed message that its coordinator knows the secret.
 */
public final class CallerEnd {
    private final String secret;
    private final Call call;
    private final Set<String> nonces = new HashSet<>();

    /** A node that knows the secret, and the coordinator's end of its link. */
    public record Joined(Join join, Seal seal) {}

    /** @param secret empty where there is none: then everybody is let in */
    public CallerEnd(String secret, Call call) {
        this.secret = secret;
        this.call = call;
    }

    /** The frame that everybody may hear. */
    public byte[] call() {
        return Frame.open(Kind.CALL, Codec.encode(call));
    }

    /**
     * Hears an answer to the call; the same one once.
     *
     * @throws RefusedException for a node of another version, and for one that does not know the secret
     */
    public Joined join(byte[] frame) throws RefusedException, RubbishException {
        Frame read = Frame.read(frame);
        Join join = read.message(Kind.JOIN, Join.class);
        requireVersion(join);
        unless(join.session().equals(call.session()), "a join of another session");
        Seal seal = Seal.ofCoordinator(Seal.key(secret, call, join));
        if (!seal.opens(read)) {
            throw refused("node " + join.node() + " does not know the secret");
        }
        unless(isNew(join), "a join that was heard before");
        return new Joined(join, seal);
    }

    private void requireVersion(Join join) throws RefusedException {
        Release theirs = new Release(join.version(), join.protocol());
        Release ours = new Release(call.version(), call.protocol());
        if (!theirs.equals(ours)) {
            throw refused("node " + join.node() + theirs.unlike(ours));
        }
    }

    private static RefusedException refused(String reason) {
        return new RefusedException(reason, Refusal.of(reason));
    }

    /** A recorded join would start its link's counters again, and with them all that was recorded after it. */
    private synchronized boolean isNew(Join join) {
        return nonces.add(join.nonce());
    }
}
