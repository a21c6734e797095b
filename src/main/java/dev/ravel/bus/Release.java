package dev.ravel.bus;

/** What has to be the same at both ends. */
record Release(String version, int protocol) {
    /** The second half of a sentence. */
    String unlike(Release ours) {
        return " is Ravel " + this + "; this is " + ours;
    }

    @Override
    public String toString() {
        return version + " (protocol " + protocol + ")";
    }
}
