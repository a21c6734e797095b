package dev.ravel.fetch;

import java.util.zip.ZipException;

/** Reads past the header of one gzip member, byte by byte (RFC 1952, section 2.3). Its own checksum is not verified. */
final class GzipHeader {
    private static final int FIXED_LENGTH = 10;
    private static final int[] MAGIC = {0x1f, 0x8b, 8};
    private static final int FLAGS_AT = 3;
    private static final int CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int OPTIONAL = CHECKSUM | EXTRA | NAME | COMMENT;
    private static final int RESERVED = 0xe0;

    private int position;
    private int flags;
    private int lengthBytes;
    private int extraLeft;
    private int checksumBytes;

    /** Takes the next byte, 0 to 255; true when it was the header's last. */
    boolean accept(int value) throws ZipException {
        if (position < FIXED_LENGTH) {
            fixed(value);
        } else {
            optional(value);
        }
        return position == FIXED_LENGTH && (flags & OPTIONAL) == 0;
    }

    private void fixed(int value) throws ZipException {
        if (position < MAGIC.length && value != MAGIC[position]) {
            throw new ZipException("not in gzip format");
        }
        if (position == FLAGS_AT) {
            flags = value;
        }
        if ((flags & RESERVED) != 0) {
            throw new ZipException("reserved gzip flags are set");
        }
        position++;
    }

    private void optional(int value) {
        if ((flags & EXTRA) != 0) {
            extra(value);
        } else if ((flags & NAME) != 0) {
            flags &= value == 0 ? ~NAME : flags;
        } else if ((flags & COMMENT) != 0) {
            flags &= value == 0 ? ~COMMENT : flags;
        } else if (++checksumBytes == 2) {
            flags &= ~CHECKSUM;
        }
    }

    private void extra(int value) {
        if (lengthBytes < 2) {
            extraLeft |= value << (8 * lengthBytes++);
        } else {
            extraLeft--;
        }
        if (lengthBytes == 2 && extraLeft == 0) {
            flags &= ~EXTRA;
        }
    }
}
