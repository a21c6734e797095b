package dev.ravel.lab.file;

/**
 * The part of a file that a request asks for.
 *
 * @param last its last byte, included
 * @param total the length of the whole file
 */
record Part(long first, long last, long total) {
    /** Behind the last byte. */
    long end() {
        return last + 1;
    }

    long length() {
        return last + 1 - first;
    }

    /** As Content-Range (RFC 9110, section 14.4). */
    String contentRange() {
        return "bytes " + first + "-" + last + "/" + total;
    }
}
