package dev.ravel.work;

import java.util.Optional;

/**
 * What becomes of a body.
 *
 * @param file the name to store it under, empty where bodies are only read
 * @param sha256 what its hash has to be, 64 lower-case hexadecimal digits, where the job knows it
 * @param positional whether the name says where in the job the task stands: in another job it is another body's
 */
public record Target(String file, Optional<String> sha256, boolean positional) {
    /** A body that is read and not kept. */
    public static final Target NONE = of("");

    /** A body of any hash. */
    public static Target of(String file) {
        return new Target(file, Optional.empty(), false);
    }
}
