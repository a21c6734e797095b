package dev.ravel.bus;

import dev.ravel.bus.Frame.Kind;
import dev.ravel.bus.Message.Refused;
import java.util.Optional;

/** A no that travels open: whoever gets it need not believe it. */
public final class Refusal {
    private static final int LONGEST = 250;

    private Refusal() {}

    /** The frame; the reason is cut to one line that is not too long. */
    public static byte[] of(String reason) {
        String line = reason.replaceAll("[\\p{Cc}\\u2028\\u2029]", " ");
        String cut = line.substring(0, Math.min(line.length(), LONGEST));
        return Frame.open(Kind.REFUSED, Codec.encode(new Refused(cut.isEmpty() ? "no reason given" : cut)));
    }

    /** The reason of such a frame; empty for every other frame. */
    public static Optional<String> read(byte[] frame) {
        try {
            return Optional.of(
                    Frame.read(frame).message(Kind.REFUSED, Refused.class).reason());
        } catch (RubbishException e) {
            return Optional.empty();
        }
    }
}
