package dev.ravel.lab.visit;

/** How one kind of page answers. Runs on the site's event loop, so it must not block. */
@FunctionalInterface
public interface Answer {
    /** Answers, now or later or never. Throws {@link IllegalArgumentException} where the URL makes no sense. */
    void answer(Visit visit);
}
