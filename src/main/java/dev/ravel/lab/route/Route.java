package dev.ravel.lab.route;

import dev.ravel.lab.visit.Answer;

/**
 * One row of the site's table.
 *
 * @param path a whole path, or, where it ends with a slash, the beginning of one
 */
record Route(String path, Answer answer) {
    boolean matches(String asked) {
        return path.endsWith("/") ? asked.startsWith(path) : asked.equals(path);
    }
}
