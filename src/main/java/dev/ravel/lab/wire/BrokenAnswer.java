package dev.ravel.lab.wire;

import dev.ravel.lab.visit.Answer;
import dev.ravel.lab.visit.Visit;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** {@code /wire/WORD?end=close|reset|stay}: one of {@link Broken}, and then the end that it has or that the URL asks for. */
public final class BrokenAnswer implements Answer {
    @Override
    public void answer(Visit visit) {
        Broken broken = Broken.of(visit.name())
                .orElseThrow(() -> new IllegalArgumentException(visit.name() + " is no broken answer"));
        End end = End.of(visit, broken.end());
        byte[] bytes = broken.bytes().getBytes(StandardCharsets.ISO_8859_1);
        visit.raw().write(Unpooled.wrappedBuffer(bytes), () -> end.of(visit));
    }
}
