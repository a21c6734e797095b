package dev.ravel.lab;

import dev.ravel.config.LabVariables;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;

/** A site on loopback that can be asked and stopped, whichever JVM it runs in. */
public interface Site {
    /**
     * The origins by the name that URL templates use: {@code lab} and {@code lab1} for {@code http://127.0.0.1:PORT},
     * {@code lab2} for {@code http://127.0.0.2:PORT} and so on; {@code labs}, {@code labs1}, {@code labs2}, ... for https;
     * {@code labExpired} and {@code labWrongName} for https with a certificate that nobody may
     * accept, where the site has them.
     */
    default Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("lab", "http://" + Listeners.address(1) + ":" + port());
        variables.put("labs", "https://" + Listeners.address(1) + ":" + securePort());
        if (ports().expired() > 0) {
            variables.put(LabVariables.EXPIRED, "https://" + Listeners.address(1) + ":" + ports().expired());
            variables.put(LabVariables.WRONG_NAME, "https://" + Listeners.address(1) + ":" + ports().wrongName());
        }
        for (int host = 1; host <= hosts(); host++) {
            variables.put("lab" + host, "http://" + Listeners.address(host) + ":" + port());
            variables.put("labs" + host, "https://" + Listeners.address(host) + ":" + securePort());
        }
        return variables;
    }

    /** How many addresses it listens on, from 127.0.0.1 upwards. */
    int hosts();

    Ports ports();

    /** The port of http on every host. */
    default int port() {
        return ports().http();
    }

    /** The port of https on every host. */
    default int securePort() {
        return ports().https();
    }

    /** Stops listening and cuts what is open; completes within 15 seconds, also when called twice. */
    Future<Void> close();
}
