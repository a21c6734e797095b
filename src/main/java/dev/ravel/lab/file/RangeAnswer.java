package dev.ravel.lab.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a request for a part is answered: as it should be, or by one of the lies that servers tell. */
enum RangeAnswer {
    /** The part that was asked for. */
    HONEST {
        @Override
        void to(FileAnswer file, Part part) {
            file.part(part.contentRange(), part.first(), part.end());
        }
    },
    /** The whole file, with 200. */
    IGNORE {
        @Override
        void to(FileAnswer file, Part part) {
            file.whole();
        }
    },
    /** 416, though the part is there. */
    REFUSE {
        @Override
        void to(FileAnswer file, Part part) {
            file.unsatisfiable();
        }
    },
    /** A part that begins one byte later than what was asked for, and says so. */
    SHIFT {
        @Override
        void to(FileAnswer file, Part part) {
            long first = part.first() + 1;
            HONEST.to(file, new Part(first, Math.max(first, part.last()), part.total()));
        }
    },
    /** The part, of a file that is said to be one byte longer. */
    OTHER_TOTAL {
        @Override
        void to(FileAnswer file, Part part) {
            HONEST.to(file, new Part(part.first(), part.last(), part.total() + 1));
        }
    },
    /** The part, of a file whose length is said to be unknown. */
    STAR {
        @Override
        void to(FileAnswer file, Part part) {
            file.part("bytes " + part.first() + "-" + part.last() + "/*", part.first(), part.end());
        }
    },
    /** The part, without a Content-Range. */
    MISSING {
        @Override
        void to(FileAnswer file, Part part) {
            file.part("", part.first(), part.end());
        }
    },
    /** The part, with a Content-Range that means nothing. */
    NONSENSE {
        @Override
        void to(FileAnswer file, Part part) {
            file.part("bytes from here to there", part.first(), part.end());
        }
    },
    /** The right Content-Range over the first bytes of the file. */
    FROM_START {
        @Override
        void to(FileAnswer file, Part part) {
            file.part(part.contentRange(), 0, part.length());
        }
    },
    /** The right Content-Range over the first half of the part. */
    SHORT {
        @Override
        void to(FileAnswer file, Part part) {
            file.part(part.contentRange(), part.first(), part.first() + part.length() / 2);
        }
    },
    /** The right Content-Range over the part and 100 bytes more. */
    LONG {
        @Override
        void to(FileAnswer file, Part part) {
            file.part(part.contentRange(), part.first(), part.end() + 100);
        }
    };

    abstract void to(FileAnswer file, Part part);

    /** By its name in a URL, such as {@code from-start}. */
    static RangeAnswer of(String word) {
        return Arrays.stream(values())
                .filter(answer -> answer.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("ranges must be one of " + words()));
    }

    private static List<String> words() {
        return Arrays.stream(values()).map(RangeAnswer::word).toList();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
