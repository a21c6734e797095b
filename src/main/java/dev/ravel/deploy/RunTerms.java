package dev.ravel.deploy;

import dev.ravel.bus.JobSettings;
import dev.ravel.bus.JobSettings.FileRules;
import dev.ravel.bus.Message;
import dev.ravel.bus.Message.Call;
import dev.ravel.bus.Nonce;
import dev.ravel.config.FetchConfig;
import dev.ravel.config.OutputConfig;
import dev.ravel.config.RavelConfig;
import dev.ravel.runs.OpenRun;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * What a run tells its nodes, and by what it knows them again.
 *
 * @param key written down before the first lease is given
 */
record RunTerms(String version, RunKey key, JobSettings job) {
    static RunTerms of(RunOrder order, OpenRun open, Instant startedAt) throws IOException {
        RavelConfig config = order.config();
        JobSettings job = new JobSettings(
                order.job(),
                config.job().kinds(),
                config.job().fetch().map(FetchConfig::request),
                new EngineSettings(config).rules(),
                files(config.output(), open.past().firstStart().orElse(startedAt)));
        return new RunTerms(order.version(), RunKey.of(open.directory()), job);
    }

    /** Looks for nodes; another session each time. */
    Call call() {
        return new Call(Message.PROTOCOL, version, key.run(), Nonce.fresh(), Nonce.fresh());
    }

    private static Optional<FileRules> files(OutputConfig output, Instant since) {
        return output.files().map(files -> new FileRules(output.ifExists(), output.segments(), since));
    }
}
