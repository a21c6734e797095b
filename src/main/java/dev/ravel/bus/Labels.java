package dev.ravel.bus;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The constants of an enum by their spellings, so that their order and their names in the program mean nothing. */
final class Labels<E extends Enum<E>> {
    private final Class<E> type;
    private final Function<E, String> label;
    private final Map<String, E> constants;

    Labels(Class<E> type, Function<E, String> label) {
        this.type = type;
        this.label = label;
        this.constants = Stream.of(type.getEnumConstants()).collect(Collectors.toMap(label, constant -> constant));
    }

    String of(E constant) {
        return label.apply(constant);
    }

    /** Always in one order. */
    List<String> of(Set<E> some) {
        EnumSet<E> ordered = EnumSet.noneOf(type);
        ordered.addAll(some);
        return ordered.stream().map(label).toList();
    }

    E read(Block block, String name) throws RubbishException {
        return constant(block.text(name), name);
    }

    Set<E> set(Block block, String name) throws RubbishException {
        Collection<E> read = EnumSet.noneOf(type);
        for (String text : block.texts(name)) {
            read.add(constant(text, name));
        }
        return Set.copyOf(read);
    }

    private E constant(String text, String name) throws RubbishException {
        E constant = constants.get(text);
        RubbishException.unless(constant != null, "has an unknown " + name);
        return constant;
    }
}
