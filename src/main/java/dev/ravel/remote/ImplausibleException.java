package dev.ravel.remote;

/** What a node says cannot be true, for this reason, in words: it makes things up. */
final class ImplausibleException extends Exception {
    private static final long serialVersionUID = 1;

    ImplausibleException(String reason) {
        super(reason);
    }
}
