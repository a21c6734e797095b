package dev.ravel.url;

/**
 * A URL or a relative reference, split into its parts as they were written (RFC 3986, section 3); the fragment is gone.
 * Of the schemes it knows http and https only.
 *
 * @param scheme {@code http}, {@code https}, or null where the reference has none
 * @param authority null where there is none
 * @param path possibly empty
 * @param query null where there is none
 */
record Reference(String scheme, String authority, String path, String query) {
    static Reference of(String text) throws InvalidUrlException {
        String whole = withoutFragment(checked(text.strip()));
        int colon = schemeEnd(whole);
        String scheme = colon < 0 ? null : scheme(whole.substring(0, colon));
        int start = colon + 1;
        if (!whole.startsWith("//", start)) {
            return new Reference(scheme, null, path(whole, start), query(whole, start));
        }
        int end = authorityEnd(whole, start + 2);
        return new Reference(scheme, whole.substring(start + 2, end), path(whole, end), query(whole, end));
    }

    private static String checked(String text) throws InvalidUrlException {
        if (text.length() > Url.MAX_LENGTH) {
            throw new InvalidUrlException(Url.TOO_LONG);
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw new InvalidUrlException("must not contain control characters");
            }
        }
        return text;
    }

    private static String withoutFragment(String text) {
        int hash = text.indexOf('#');
        return hash < 0 ? text : text.substring(0, hash);
    }

    /** The index of the colon that ends the scheme, or -1. */
    private static int schemeEnd(String text) {
        int end = 0;
        while (end < text.length() && ofScheme(text.charAt(end))) {
            end++;
        }
        boolean scheme = end > 0 && end < text.length() && text.charAt(end) == ':' && Ascii.letter(text.charAt(0));
        return scheme ? end : -1;
    }

    private static boolean ofScheme(char c) {
        return Ascii.letter(c) || Ascii.digit(c) || c == '+' || c == '-' || c == '.';
    }

    private static String scheme(String text) throws InvalidUrlException {
        if (text.equalsIgnoreCase(Url.HTTPS)) {
            return Url.HTTPS;
        }
        if (text.equalsIgnoreCase(Url.HTTP)) {
            return Url.HTTP;
        }
        throw new InvalidUrlException(Url.NOT_HTTP);
    }

    private static int authorityEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '/' && text.charAt(end) != '?') {
            end++;
        }
        return end;
    }

    private static String path(String text, int from) {
        int query = text.indexOf('?', from);
        return text.substring(from, query < 0 ? text.length() : query);
    }

    private static String query(String text, int from) {
        int query = text.indexOf('?', from);
        return query < 0 ? null : text.substring(query + 1);
    }
}
