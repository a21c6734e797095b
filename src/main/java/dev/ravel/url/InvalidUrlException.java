package dev.ravel.url;

/** A text that is not a URL that Ravel can ask for. The message is the rule that it breaks, in a few words. */
public final class InvalidUrlException extends Exception {
    private static final long serialVersionUID = 1;

    public InvalidUrlException(String rule) {
        super(rule);
    }
}
