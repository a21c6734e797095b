package dev.ravel.lab.wire;

import dev.ravel.lab.visit.Visit;
import java.util.Arrays;

/** What becomes of the connection when the bytes of an answer are out. */
enum End {
    /** The site ends it, as after a last answer. */
    CLOSE {
        @Override
        void of(Visit visit) {
            visit.hangUp();
        }
    },
    /** The site ends it with a TCP reset. */
    RESET {
        @Override
        void of(Visit visit) {
            visit.reset();
        }
    },
    /** It stays open, and nothing more is said, until the client leaves. */
    STAY {
        @Override
        void of(Visit visit) {}
    };

    abstract void of(Visit visit);

    /** The one that the URL asks for by {@code end=close|reset|stay}. */
    static End of(Visit visit, End otherwise) {
        String word = visit.text("end", "");
        return word.isEmpty()
                ? otherwise
                : Arrays.stream(values())
                        .filter(end -> end.name().equalsIgnoreCase(word))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("end must be one of close, reset and stay"));
    }
}
