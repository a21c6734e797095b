package dev.ravel.page;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import java.io.Serial;

/**
 * JSON that may stand within a {@code script} element: no text in it can end the element or begin another. In JSON the
 * three characters occur in strings only, where their escapes mean the same.
 */
final class IslandEscapes extends CharacterEscapes {
    @Serial
    private static final long serialVersionUID = 1;

    private final int[] ascii = standardAsciiEscapesForJSON();

    IslandEscapes() {
        ascii['<'] = ESCAPE_STANDARD;
        ascii['>'] = ESCAPE_STANDARD;
        ascii['&'] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
        return null;
    }
}
