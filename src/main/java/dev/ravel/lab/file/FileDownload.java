package dev.ravel.lab.file;

import dev.ravel.lab.visit.Answer;
import dev.ravel.lab.visit.Visit;

/**
 * {@code /file/NAME?bytes=N}: bytes that depend on seed and NAME alone; a longer file begins with the shorter one. Ranges,
 * ETag, Last-Modified and conditions are those of RFC 9110, unless the URL asks for something else:
 *
 * <ul>
 *   <li>{@code rate=R}: R bytes of this body a second
 *   <li>{@code ranges=WORD}: one of the lies of {@link RangeAnswer}
 *   <li>{@code validator=etag|date|weak|none|changing}: a strong ETag alone, a date alone, a weak ETag alone, nothing, an
 *       ETag that is another one with every request
 *   <li>{@code changes=N}: other bytes and other validators from the Nth request of the URL on
 *   <li>{@code cut=K}, {@code stall=K}, {@code times=M}: see {@link Damage}
 *   <li>{@code atOnce=N}, {@code refusal=STATUS}: see {@link Turnstile}
 *   <li>{@code disposition=VALUE}: the Content-Disposition, whatever it says
 * </ul>
 */
public final class FileDownload implements Answer {
    private final long seed;
    private final Turnstile turnstile = new Turnstile();

    public FileDownload(long seed) {
        this.seed = seed;
    }

    @Override
    public void answer(Visit visit) {
        FileAnswer answer = new FileAnswer(visit, StoredFile.of(seed, visit));
        if (turnstile.lets(visit)) {
            answer.send();
        }
    }
}
