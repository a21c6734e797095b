package dev.ravel.config.json;

import dev.ravel.config.ConfigException;
import dev.ravel.config.NodeConfig;
import dev.ravel.config.RavelConfig;
import dev.ravel.config.Redaction;
import dev.ravel.config.Secrets;
import dev.ravel.work.Sha256;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A conf as it is written, references to the environment kept, and where each part of it came from. Immutable. Nothing
 * is validated before {@link #read}, so that an override may mend what it overrides.
 */
public final class Conf {
    private static final String SCHEMA = "$schema";
    private static final String DEPLOYMENT = "deployment";
    private static final String JOB = "job";
    /** Their values are paths relative to the conf, which the effective conf has left. */
    private static final List<List<String>> INPUTS = List.of(
            List.of(JOB, "fetch", "file"),
            List.of(JOB, "fetch", "trust"),
            List.of(DEPLOYMENT, "trust"),
            List.of(DEPLOYMENT, "tls", "cert"),
            List.of(DEPLOYMENT, "tls", "key"),
            List.of(DEPLOYMENT, "tls", "trust"));

    private final Source source;
    private final Origins origins;
    private final Map<String, Object> tree;

    private Conf(Source source, Origins origins, Map<String, Object> tree) {
        this.source = source;
        this.origins = origins;
        this.tree = tree;
    }

    /**
     * Loads a conf.
     *
     * @param argument a file, {@code -} for standard input, or JSON that begins with <code>{</code>
     * @throws ConfigException where there is no JSON object to be read
     */
    public static Conf load(String argument, InputStream standardInput) {
        return of(Source.load(argument, standardInput));
    }

    /** Whether an argument is a conf itself, not the name of one. */
    public static boolean inline(String argument) {
        return argument.stripLeading().startsWith("{");
    }

    /** The conf of a command line that only names URLs, and perhaps the directory for their bodies. */
    public static Conf ofUrls(List<String> urls, Optional<Path> files) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(JOB, Map.of("fetch", Map.of("urls", List.copyOf(urls))));
        files.ifPresent(directory -> tree.put("output", Map.of("files", directory.toString())));
        return of(new Source.Loaded(Source.COMMAND_LINE, tree));
    }

    private static Conf of(Source.Loaded loaded) {
        Source source = loaded.source();
        return new Conf(source, new Origins(source.name(), List.of()), loaded.tree());
    }

    /**
     * This conf with the deployment of a file: one that holds nothing else, or that has a block of that name.
     *
     * @param argument a file, or JSON that begins with <code>{</code>
     * @throws ConfigException where there is no JSON object to be read
     */
    public Conf deployment(String argument) {
        if (argument.equals("-") || argument.isBlank()) {
            throw new ConfigException(("-deployment " + argument).strip() + ": must be a file");
        }
        String name = inline(argument) ? "-deployment" : argument;
        return new Conf(source, origins.plus(DEPLOYMENT, name), Tree.with(tree, DEPLOYMENT, deploymentOf(argument)));
    }

    /** The block in a file that holds nothing else, or that has a block of that name. */
    private static Object deploymentOf(String argument) {
        Source.Loaded loaded = Source.load(argument, InputStream.nullInputStream());
        Map<String, Object> file = Tree.without(loaded.tree(), SCHEMA);
        return file.containsKey(DEPLOYMENT) ? file.get(DEPLOYMENT) : file;
    }

    static Map<String, Object> deploymentBlock(String argument) {
        Object block = deploymentOf(argument);
        if (block instanceof Map<?, ?> object) {
            return Tree.object(object);
        }
        throw new ConfigException(argument + ": deployment: must be a block: { ... }");
    }

    /** Whether this is a node that has no job of its own. */
    public boolean serves() {
        return !tree.containsKey(JOB)
                && tree.get(DEPLOYMENT) instanceof Map<?, ?> deployment
                && DeploymentReader.SERVING.contains(deployment.get("model"));
    }

    /**
     * The validated conf of such a node.
     *
     * @throws ConfigException for the first key that is refused
     */
    public NodeConfig node(Map<String, String> environment) {
        return refusing(() -> ConfReader.node(
                new Block("", Tree.without(tree, SCHEMA), new Reading(environment, source, Asked.NOBODY))));
    }

    /** Whether this is a comparison of jobs and deployments, not a job. */
    public boolean compares() {
        return tree.containsKey(MatrixReader.COMPARE);
    }

    /**
     * The validated comparison.
     *
     * @throws ConfigException for the first key that is refused
     */
    public Matrix matrix(Map<String, String> environment) {
        return matrix(new Reading(environment, source, Asked.NOBODY));
    }

    Matrix matrix(Reading reading) {
        MatrixReader reader = new MatrixReader(reading, inner -> new Conf(source, new Origins("", List.of()), inner));
        return refusing(() -> reader.read(new Block("", Tree.without(tree, SCHEMA), reading)));
    }

    /**
     * This conf with one key changed.
     *
     * @param assignment {@code path.to.key=VALUE}
     * @throws ConfigException where the path is malformed or leads through something that is not a block
     */
    public Conf set(String assignment) {
        Assignment parsed = Assignment.parse(assignment);
        return new Conf(source, origins.plus(parsed.key(), Assignment.OPTION), parsed.applyTo(tree));
    }

    /**
     * The validated records.
     *
     * @param environment what {@code ${env:NAME}} refers to
     * @throws ConfigException for the first key that is refused, in one line: where, key, value, rule
     */
    public RavelConfig read(Map<String, String> environment) {
        return read(new Reading(environment, source, Asked.NOBODY));
    }

    RavelConfig read(Reading asking) {
        Reading reading = new Reading(asking.environment(), source, asking.asked());
        Map<String, Object> conf = Tree.without(tree, SCHEMA);
        return refusing(() ->
                ConfReader.read(new Block("", conf, reading), Redaction.of(Json.compact(conf), reading.environment())));
    }

    /** Says of a refused key where it came from. */
    private <T> T refusing(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ConfigException e) {
            throw e.in(origins.of(e.key()));
        }
    }

    /** The conf with its overrides, pretty JSON: references kept, secrets masked, paths of inputs absolute. */
    public String effectiveJson() {
        return Json.pretty(effective()) + "\n";
    }

    /** The same with its secrets, to be handed to a child and never to be written down. */
    public String portableJson() {
        return Json.compact(inputsAbsolute(Tree.without(tree, SCHEMA)));
    }

    /** What of it a node needs for its own conf, to be handed to a child and never to be written down. */
    public String nodeJson() {
        Map<String, Object> absolute = inputsAbsolute(tree);
        Map<String, Object> node = new LinkedHashMap<>();
        for (String block : List.of(DEPLOYMENT, "probe", "vertx")) {
            Optional.ofNullable(absolute.get(block)).ifPresent(given -> node.put(block, given));
        }
        if (tree.get("output") instanceof Map<?, ?> output && output.get("files") != null) {
            node.put("output", Map.of("files", output.get("files")));
        }
        return Json.compact(node);
    }

    /**
     * The conf with something harmless in the place of every secret that was masked: it may be read to tell what the
     * job is, not to run it.
     */
    public Conf filled() {
        return new Conf(source, origins, Tree.object((Map<?, ?>) Tree.changed("", tree, Secrets::filled)));
    }

    /** This conf with the URLs of its job in another file than it says. */
    public Conf withInput(Path file) {
        return new Conf(source, origins, Tree.changed(tree, List.of(JOB, "fetch", "file"), was -> file.toAbsolutePath()
                .toString()));
    }

    /**
     * Identifies the job: SHA-256 in hex of its effective block in canonical form. Secrets do not count, however they are
     * given, nor do the values of references: a conf that was written with its secrets masked is still the same job.
     */
    public String jobHash() {
        Object erased = Tree.changed("", effective().get(JOB), Secrets::erased);
        String job = Json.compact(Tree.canonical(erased));
        return Sha256.of(job.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> effective() {
        return inputsAbsolute(Tree.object((Map<?, ?>) Tree.masked("", Tree.without(tree, SCHEMA))));
    }

    private Map<String, Object> inputsAbsolute(Map<String, Object> conf) {
        Map<String, Object> absolute = conf;
        for (List<String> input : INPUTS) {
            absolute = Tree.changed(absolute, input, source::absolute);
        }
        return absolute;
    }
}
