package dev.ravel.work;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Makes a text that came from anywhere the name of a file, on every usual file system. Different texts may become the
 * same name.
 */
public final class FileNames {
    private static final String NAMELESS = "index";
    /** Room for {@code .part} and an ordinal below the 255 bytes that file systems allow. */
    private static final int LONGEST = 200;
    /** A longer ending is no extension. */
    private static final int LONGEST_EXTENSION = 20;
    /** Separators, what Windows refuses, control and invisible format characters, lone surrogates. */
    private static final Pattern UNSAFE = Pattern.compile("[/\\\\<>:\"|?*\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
    /** Windows: "Naming Files, Paths, and Namespaces"; with any extension, and before any trailing space. */
    private static final Pattern RESERVED = Pattern.compile(
            "(con|prn|aux|nul|conin\\$|conout\\$|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3]) *(\\..*)?",
            Pattern.CASE_INSENSITIVE);

    /** What an unfinished body and its note are called. */
    private static final Pattern PART = Pattern.compile("\\.(part(\\.json(\\.tmp)?)?)$", Pattern.CASE_INSENSITIVE);

    private FileNames() {}

    /**
     * The name for {@code raw}: one segment, never empty, at most 200 bytes of UTF-8, its extension kept, no ending
     * {@code .part}. A name that is safe stays as it is.
     */
    public static String safe(String raw) {
        return safe(raw, LONGEST);
    }

    /** The same of at most {@code longest} bytes, at least 30. */
    public static String safe(String raw, int longest) {
        String clean = trimmed(UNSAFE.matcher(raw).replaceAll("_"));
        if (clean.isEmpty()) {
            return NAMELESS;
        }
        String free = RESERVED.matcher(clean).matches() ? "_" + clean : clean;
        return notPart(trimmed(shortened(free, longest)));
    }

    /** By hand: a pattern that looks for a run at the end tries each place of every run before it. */
    private static String trimmed(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && edge(name.charAt(start))) {
            start++;
        }
        while (end > start && edge(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(start, end);
    }

    private static boolean edge(char c) {
        return c == '.' || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    private static String shortened(String name, int longest) {
        if (bytes(name) <= longest) {
            return name;
        }
        String extension = extension(name);
        String stem = name.substring(0, name.length() - extension.length());
        return cut(stem, longest - bytes(extension)) + extension;
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot);
        return bytes(ending) <= LONGEST_EXTENSION ? ending : "";
    }

    /** The longest beginning of so many bytes, whole characters only. */
    private static String cut(String text, int limit) {
        int end = Math.min(text.length(), limit);
        while (bytes(text.substring(0, end)) > limit || splits(text, end)) {
            end--;
        }
        return text.substring(0, end);
    }

    private static boolean splits(String text, int at) {
        return at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }

    /** A finished body must not look like one that is not. */
    private static String notPart(String name) {
        return PART.matcher(name).replaceFirst("_$1");
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
