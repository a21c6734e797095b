package dev.ravel.bus;

import static dev.ravel.bus.RubbishException.unless;

import dev.ravel.bus.Block.Reading;
import dev.ravel.bus.BlockWriter.Writing;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How the records of one sealed type are spelt: each as a block behind a key of its own, which names the record. */
final class Forms<T> {
    private final Map<Class<?>, Form<T, ? extends T>> byType;
    private final Map<String, Form<T, ? extends T>> byName = new HashMap<>();

    /** @param name the key */
    record Form<T, R extends T>(String name, Class<R> type, Writing<? super R> writing, Reading<R> reading) {
        private void write(BlockWriter out, T value) throws IOException {
            out.block(name, writing, type.cast(value));
        }

        private T read(Block block) throws RubbishException {
            return block.block(name, reading);
        }
    }

    Forms(List<Form<T, ? extends T>> forms) {
        byType = forms.stream().collect(Collectors.toMap(Form::type, form -> form));
        forms.forEach(form -> byName.put(form.name(), form));
    }

    void write(BlockWriter out, T value) throws IOException {
        byType.get(value.getClass()).write(out, value);
    }

    T read(Block block) throws RubbishException {
        Form<T, ? extends T> form = byName.get(block.type());
        unless(form != null, "is of an unknown type");
        return form.read(block);
    }
}
