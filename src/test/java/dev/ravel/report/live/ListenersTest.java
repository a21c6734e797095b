package dev.ravel.report.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.engine.RunListener;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListenersTest {
    private final List<String> heard = new ArrayList<>();

    private RunListener listener(String name) {
        return (RunListener) Proxy.newProxyInstance(
                RunListener.class.getClassLoader(), new Class<?>[] {RunListener.class}, (proxy, method, arguments) -> {
                    heard.add(name + " " + method.getName());
                    return null;
                });
    }

    @Test
    void each_listener_hears_every_event_in_order() throws ReflectiveOperationException {
        RunListener both = new Listeners(List.of(listener("first"), listener("second")));

        for (Method event : RunListener.class.getMethods()) {
            heard.clear();
            event.invoke(both, arguments(event));

            assertThat(heard).containsExactly("first " + event.getName(), "second " + event.getName());
        }
    }

    private static Object[] arguments(Method event) {
        List<Object> arguments = new ArrayList<>();
        for (Class<?> type : event.getParameterTypes()) {
            arguments.add(type == int.class ? Integer.valueOf(1) : type == Optional.class ? Optional.empty() : null);
        }
        return arguments.toArray();
    }
}
