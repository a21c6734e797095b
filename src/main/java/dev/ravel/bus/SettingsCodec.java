package dev.ravel.bus;

import dev.ravel.bus.JobSettings.FileRules;
import dev.ravel.config.ConfigException;
import dev.ravel.config.OutputConfig.IfExists;
import dev.ravel.config.RequestConfig;
import dev.ravel.work.Kind;
import dev.ravel.work.Retry;
import dev.ravel.work.Rules;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Spells what a node has to know of a job. What the conf would refuse is refused here. */
final class SettingsCodec {
    static final Labels<Kind> KINDS = new Labels<>(Kind.class, Kind::label);

    private static final Labels<IfExists> IF_EXISTS = new Labels<>(IfExists.class, IfExists::name);
    private static final int LAST_STATUS = 999;
    private static final int MAX_SEGMENTS = 64;

    private SettingsCodec() {}

    static void write(BlockWriter out, JobSettings settings) throws IOException {
        out.text("job", settings.job());
        out.texts("kinds", KINDS.of(settings.kinds()));
        out.block("request", SettingsCodec::writeRequest, settings.request());
        out.block("rules", SettingsCodec::writeRules, settings.rules());
        out.block("files", SettingsCodec::writeFiles, settings.files());
    }

    static JobSettings read(Block settings) throws RubbishException {
        return new JobSettings(
                settings.text("job"),
                KINDS.set(settings, "kinds"),
                settings.optionalBlock("request", SettingsCodec::readRequest),
                settings.block("rules", SettingsCodec::readRules),
                settings.optionalBlock("files", SettingsCodec::readFiles));
    }

    private static void writeRequest(BlockWriter out, RequestConfig request) throws IOException {
        out.pairs("headers", request.headers(), (pair, value) -> pair.text("value", value));
        out.numbers("accept", new TreeSet<>(request.accept()));
        out.number("maxRedirects", request.maxRedirects());
        out.number("maxBodyBytes", request.maxBodyBytes());
        out.number("timeoutMs", request.timeoutMs());
        out.number("connectTimeoutMs", request.connectTimeoutMs());
        out.number("firstByteTimeoutMs", request.firstByteTimeoutMs());
        out.number("idleTimeoutMs", request.idleTimeoutMs());
        out.text("trust", request.trust());
    }

    private static RequestConfig readRequest(Block request) throws RubbishException {
        try {
            return new RequestConfig(
                    request.pairs("headers", pair -> pair.text("value")),
                    statuses(request),
                    request.smallNumber("maxRedirects", 0, Integer.MAX_VALUE),
                    request.number("maxBodyBytes", 0, Long.MAX_VALUE),
                    millis(request, "timeoutMs"),
                    millis(request, "connectTimeoutMs"),
                    millis(request, "firstByteTimeoutMs"),
                    millis(request, "idleTimeoutMs"),
                    request.optionalText("trust"));
        } catch (ConfigException e) {
            throw new RubbishException("has a request that no conf can have");
        }
    }

    private static long millis(Block request, String name) throws RubbishException {
        return request.number(name, 1, Integer.MAX_VALUE);
    }

    private static Set<Integer> statuses(Block block) throws RubbishException {
        Set<Integer> statuses = new HashSet<>();
        for (long status : block.numbers("accept")) {
            RubbishException.unless(status >= 0 && status <= LAST_STATUS, "accepts an impossible status");
            statuses.add((int) status);
        }
        return Set.copyOf(statuses);
    }

    private static void writeRules(BlockWriter out, Rules rules) throws IOException {
        out.numbers("accept", new TreeSet<>(rules.accept()));
        out.number("maxRedirects", rules.maxRedirects());
        out.block("retry", SettingsCodec::writeRetry, rules.retry());
    }

    private static Rules readRules(Block rules) throws RubbishException {
        return new Rules(
                statuses(rules),
                rules.smallNumber("maxRedirects", 0, Integer.MAX_VALUE),
                rules.block("retry", SettingsCodec::readRetry));
    }

    private static void writeRetry(BlockWriter out, Retry retry) throws IOException {
        out.number("maxAttempts", retry.maxAttempts());
        out.length("delay", retry.delay());
        out.length("maxDelay", retry.maxDelay());
        out.decimal("jitter", retry.jitter());
    }

    private static Retry readRetry(Block retry) throws RubbishException {
        int maxAttempts = retry.smallNumber("maxAttempts", 1, Integer.MAX_VALUE);
        double jitter = retry.decimal("jitter");
        RubbishException.unless(jitter >= 0 && jitter <= 1, "has an impossible jitter");
        return new Retry(maxAttempts, retry.length("delay"), retry.length("maxDelay"), jitter);
    }

    private static void writeFiles(BlockWriter out, FileRules files) throws IOException {
        out.text("ifExists", IF_EXISTS.of(files.ifExists()));
        out.number("segments", files.segments());
        out.moment("since", files.since());
    }

    private static FileRules readFiles(Block files) throws RubbishException {
        return new FileRules(
                IF_EXISTS.read(files, "ifExists"),
                files.smallNumber("segments", 1, MAX_SEGMENTS),
                files.moment("since"));
    }
}
