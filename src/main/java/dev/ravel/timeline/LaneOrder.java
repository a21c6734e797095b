package dev.ravel.timeline;

import java.io.Serial;
import java.io.Serializable;
import java.util.Comparator;

/** Lanes as a person sorts them: loop-2 before loop-10. */
public final class LaneOrder implements Comparator<String>, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    @Override
    public int compare(String one, String other) {
        String name = letters(one);
        if (!name.equals(letters(other))) {
            return one.compareTo(other);
        }
        int length = Integer.compare(one.length(), other.length());
        return length == 0 ? one.compareTo(other) : length;
    }

    /** Without the number at its end. */
    public static String letters(String name) {
        int end = name.length();
        while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end);
    }
}
