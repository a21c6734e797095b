package dev.ravel.config.json;

import dev.ravel.config.BlockConfig;
import dev.ravel.config.JobConfig;
import dev.ravel.config.LabConfig;
import dev.ravel.config.NodeConfig;
import dev.ravel.config.OutputConfig;
import dev.ravel.config.OutputConfig.IfExists;
import dev.ravel.config.ProbeConfig;
import dev.ravel.config.RavelConfig;
import dev.ravel.config.Redaction;
import dev.ravel.config.RetryConfig;
import dev.ravel.config.RunConfig;
import dev.ravel.config.SumConfig;
import dev.ravel.config.VertxConfig;
import dev.ravel.work.Kernel;
import java.nio.file.Path;
import java.util.Optional;

/** One method a block: which keys it has, of which types, with which defaults. The records say what is possible. */
final class ConfReader {
    /** Enough for any machine of today; not the machine's own number, since ordinals are the same everywhere. */
    private static final long CHUNKS = 16;

    private static final long DRAIN_MS = 10_000;

    private ConfReader() {}

    static RavelConfig read(Block conf, Redaction redaction) {
        return conf.readAll(block -> conf(block, redaction));
    }

    private static RavelConfig conf(Block conf, Redaction redaction) {
        JobConfig job = job(conf);
        return new RavelConfig(
                job,
                conf.read("deployment", DeploymentReader::read),
                conf.read("politeness", PolitenessReader::read),
                conf.read("retry", ConfReader::retry),
                conf.read("output", output -> output(output, job)),
                conf.read("run", ConfReader::run),
                conf.read("probe", ConfReader::probe),
                conf.read("vertx", ConfReader::vertx),
                optionalLab(conf),
                redaction);
    }

    /** The conf of a node, which has no job. */
    static NodeConfig node(Block conf) {
        return conf.readAll(block -> new NodeConfig(
                block.read("deployment", DeploymentReader::read),
                block.read("output", output -> output.value("files").map(Value::output)),
                block.read("run", run -> run.wholeNumber("drainMs", DRAIN_MS)),
                block.read("probe", ConfReader::probe),
                block.read("vertx", ConfReader::vertx)));
    }

    private static JobConfig job(Block conf) {
        Block job = conf.required("job").block();
        boolean toFiles = conf.has("output") && conf.unnamed("output").block().has("files");
        var fetch = job.readIfPresent("fetch", block -> FetchReader.read(block, toFiles));
        var sum = job.readIfPresent("sum", ConfReader::sum);
        var block = job.readIfPresent("block", ConfReader::block);
        job.done();
        return new JobConfig(fetch, sum, block);
    }

    private static SumConfig sum(Block sum) {
        long from = sum.wholeNumber("from");
        long to = sum.wholeNumber("to");
        int few = (int) Math.min(CHUNKS, Math.max(1, to - from));
        return new SumConfig(
                from, to, sum.integer("chunks", few), sum.oneOf("kernel", Kernel.WIDE), sum.integer("rounds", 1));
    }

    private static BlockConfig block(Block block) {
        Value ms = block.required("ms");
        return new BlockConfig(ms.list().stream().map(Value::wholeNumber).toList());
    }

    private static RetryConfig retry(Block retry) {
        return new RetryConfig(
                retry.integer("maxAttempts", 3),
                retry.wholeNumber("delayMs", 500),
                retry.wholeNumber("maxDelayMs", 30_000),
                retry.fraction("jitter", 0.2),
                retry.limit("expireAfterMs"));
    }

    private static OutputConfig output(Block output, JobConfig job) {
        return new OutputConfig(
                output.value("runs", "runs").map(Value::output).orElse(Path.of("runs")),
                output.value("files").map(Value::output),
                output.value("name").map(name -> FileNames.check(name, job)),
                output.oneOf("ifExists", IfExists.REPLACE),
                output.integer("segments", 1),
                output.flag("report", true));
    }

    private static RunConfig run(Block run) {
        return new RunConfig(
                run.wholeNumber("drainMs", DRAIN_MS),
                run.limit("failures"),
                run.value("name").map(name -> name.text().resolved()),
                run.flag("log", false));
    }

    private static ProbeConfig probe(Block probe) {
        return new ProbeConfig(
                probe.flag("enabled", true), probe.wholeNumber("lagPeriodMs", 5), probe.wholeNumber("stallMs", 20));
    }

    /** The defaults are those of Vert.x 5 (VertxOptions). */
    private static VertxConfig vertx(Block vertx) {
        return new VertxConfig(
                vertx.wholeNumber("blockedThreadCheckIntervalMs", 1000),
                vertx.wholeNumber("maxEventLoopExecuteTimeMs", 2000),
                vertx.wholeNumber("maxWorkerExecuteTimeMs", 60_000),
                vertx.flag("nativeTransport", true));
    }

    private static Optional<LabConfig> optionalLab(Block conf) {
        return conf.value("lab").filter(given -> given.raw() != null).map(given -> given.block()
                .readAll(ConfReader::lab));
    }

    private static LabConfig lab(Block lab) {
        return new LabConfig(
                lab.wholeNumber("latencyMs", 0),
                lab.integer("hosts", 2),
                lab.integer("port", 0),
                lab.integer("securePort", 0),
                lab.wholeNumber("seed", 1),
                lab.fraction("failureRate", 0),
                lab.integer("failureStatus", 500),
                lab.wholeNumber("bytesPerSecond", 0),
                lab.flag("badCertificates", false),
                lab.flag("process", false));
    }
}
