package dev.ravel;

import dev.ravel.config.LabConfig;
import dev.ravel.config.RavelConfig;
import dev.ravel.config.json.Conf;
import dev.ravel.deploy.RunException;
import dev.ravel.lab.Lab;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Serves the built-in site for whoever asks on this machine, until a signal: {@code -lab}. */
final class LabCommand implements Command {
    private static final long SECONDS = 60;

    private final Arguments arguments;
    private final Console console;

    LabCommand(Arguments arguments, Console console) {
        this.arguments = arguments;
        this.console = console;
    }

    @Override
    public int execute() throws RunException {
        CompletableFuture<Integer> stopped = new CompletableFuture<>();
        Signals.onStop(stopped::complete);
        LabConfig config = config();
        try {
            Lab lab = Lab.start(config, false).await(SECONDS, TimeUnit.SECONDS);
            lines(lab).forEach(console.out()::println);
            int code = stopped.join();
            lab.close().await(SECONDS, TimeUnit.SECONDS);
            return code;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new RunException("the lab could not go on: " + e);
        }
    }

    /** The block of the conf, or the defaults where there is none. */
    private LabConfig config() {
        Conf conf = arguments.conf().isPresent()
                ? Conf.load(arguments.conf().get(), console.in())
                : Conf.ofUrls(List.of("http://127.0.0.1/"), Optional.empty());
        Conf changed = arguments.applyTo(conf);
        return read(changed)
                .lab()
                .orElseGet(() -> read(changed.set("lab={}")).lab().orElseThrow());
    }

    private RavelConfig read(Conf conf) {
        return conf.read(console.environment());
    }

    private static List<String> lines(Lab lab) {
        return List.of(
                lab.variables().get("lab"),
                lab.variables().get("labs"),
                "on 127.0.0.1 to 127.0.0." + lab.hosts() + "; Ctrl-C stops it");
    }
}
