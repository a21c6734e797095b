package dev.ravel.bench;

import dev.ravel.bench.origin.LabOrigin;
import dev.ravel.bench.origin.NginxOrigin;
import dev.ravel.bench.origin.Origin;
import dev.ravel.bench.origin.OutsideOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Starts the origin that was asked for. */
final class Origins {
    private static final String NGINX = "nginx";
    private static final String LAB = "lab";

    /** After so many, the lab's site is as fast as it gets. */
    private static final int REHEARSALS = 40_000;

    private Origins() {}

    /** @param folder for what the origin writes */
    static Origin start(Switches switches, Path folder) throws IOException, InterruptedException {
        String cores = switches.text("origin-cores").orElse("");
        Optional<Path> module = NginxOrigin.module();
        String wanted = switches.text("origin").orElse(module.isPresent() ? NGINX : LAB);
        if (wanted.equals(LAB)) {
            return LabOrigin.start(cores, REHEARSALS);
        }
        if (!wanted.equals(NGINX)) {
            return new OutsideOrigin(wanted);
        }
        Path echo = module.orElseThrow(() -> new IllegalArgumentException(
                "-origin nginx needs nginx and its echo module (Debian: nginx-light, libnginx-mod-http-echo)"));
        return NginxOrigin.start(Files.createDirectory(folder.resolve(NGINX)), echo, cores);
    }
}
