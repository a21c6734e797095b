package dev.ravel.report.live;

import dev.ravel.config.Secrets;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A text from outside as a terminal may get it: without secrets, and without characters that steer a terminal or turn
 * the direction of what follows. Not longer than a screen is wide a few times.
 */
public final class Shown implements UnaryOperator<String> {
    private static final int LONGEST = 400;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private final UnaryOperator<String> redaction;

    /**
     * Shows texts without secrets of one conf.
     *
     * @param redaction puts references to the environment back where the text repeats their values
     */
    public Shown(UnaryOperator<String> redaction) {
        this.redaction = redaction;
    }

    /** Cut last: half a secret would not be found. */
    @Override
    public String apply(String text) {
        String safe = UNPRINTABLE.matcher(Secrets.masked(redaction.apply(text))).replaceAll("?");
        return safe.length() <= LONGEST ? safe : cut(safe);
    }

    private static String cut(String text) {
        boolean within = Character.isHighSurrogate(text.charAt(LONGEST - 1));
        return text.substring(0, within ? LONGEST - 1 : LONGEST) + "...";
    }
}
