package dev.ravel.page;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * JSON that may stand within a {@code script} element: no text in it can end the element or begin another. In JSON the
 * three characters occur in strings only, where their escapes mean the same.
 */
final class IslandWriter extends FilterWriter {
    IslandWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        switch (c) {
            case '<' -> out.write("\\u003c");
            case '>' -> out.write("\\u003e");
            case '&' -> out.write("\\u0026");
            default -> out.write(c);
        }
    }

    @Override
    public void write(char[] text, int begin, int length) throws IOException {
        for (int i = begin; i < begin + length; i++) {
            write(text[i]);
        }
    }

    @Override
    public void write(String text, int begin, int length) throws IOException {
        for (int i = begin; i < begin + length; i++) {
            write(text.charAt(i));
        }
    }
}
