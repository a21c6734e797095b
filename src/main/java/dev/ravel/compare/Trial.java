package dev.ravel.compare;

import java.nio.file.Path;
import java.util.Map;

/**
 * One run that came to its end.
 *
 * @param directory what it left
 * @param account what its journal says
 */
record Trial(Cell cell, Map<Figure, Double> figures, Path directory, Account account) {
    double wall() {
        return figures.get(Figure.WALL);
    }
}
