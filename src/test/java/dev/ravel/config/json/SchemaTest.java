package dev.ravel.config.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.config.ConfigException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code conf/schema.json}, the readers and the shipped confs together. */
class SchemaTest {
    private static final Path CONF = Path.of("conf");
    private static final JsonObject SCHEMA = new JsonObject(text(CONF.resolve("schema.json")));
    /** Their defaults depend on the machine or on other keys. */
    private static final Set<String> DERIVED =
            Set.of("deployment.threads", "deployment.processes", "job.fetch.maxBodyBytes", "job.sum.chunks");
    /** Between them every reader is asked for all that it knows. */
    private static final List<String> EVERY_BRANCH = List.of(
            "{'job': {'fetch': {'url': '{+lab}/{x}', 'each': {'x': {'from': 1, 'to': 2}}},"
                    + " 'sum': {'from': 0, 'to': 9}, 'block': {'ms': [1]}}, 'lab': {}}",
            Confs.sumAnd("'deployment': {'model': 'sequential'}"),
            Confs.sumAnd("'deployment': {'model': 'workers'}"),
            Confs.sumAnd("'deployment': {'model': 'virtualThreads'}"),
            Confs.sumAnd("'deployment': {'model': 'processes'}"),
            Confs.sumAnd(
                    "'deployment': {'model': 'cluster', 'tls': {'cert': 'conf/lab-cert.pem', 'key': 'conf/lab-cert.pem', 'trust': 'conf/lab-cert.pem'}}"),
            Confs.sumAnd(
                    "'deployment': {'model': 'queue', 'broker': 'redis://localhost', 'routes': {'hosts': {'a': 'b'}}}"),
            "{'compare': {'jobs': [{'job': {'sum': {'from': 0, 'to': 9}}}], 'deployments': [{'model': 'workers'}]}}");

    static List<RefusedConf> refusedBySchema() {
        return RefusedConf.all().stream().filter(RefusedConf::bySchema).toList();
    }

    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(CONF)) {
            return files.filter(file -> file.toString().endsWith(".json") && !file.endsWith("schema.json"))
                    .sorted()
                    .toList();
        }
    }

    /** Without those that compare, and those of nodes. */
    private static List<Path> jobs() throws IOException {
        return shipped().stream()
                .filter(file -> {
                    Conf conf = Conf.load(file.toString(), Confs.nothing());
                    return !conf.compares() && !conf.serves();
                })
                .toList();
    }

    private static Object readAs(Conf conf) {
        if (conf.serves()) {
            return conf.node(Map.of());
        }
        return conf.compares() ? conf.matrix(Map.of()) : conf.read(Map.of());
    }

    static List<Path> deployments() throws IOException {
        try (Stream<Path> files = Files.list(CONF.resolve("deploy"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void the_schema_and_the_readers_know_the_same_keys() {
        assertThat(schemaDefaults().keySet())
                .isEqualTo(new TreeSet<>(askedDefaults().keySet()));
    }

    @Test
    void the_schema_and_the_readers_have_the_same_defaults() {
        Map<String, String> asked = askedDefaults();
        DERIVED.forEach(key -> assertThat(asked.put(key, "none")).as(key).isNotNull());

        assertThat(schemaDefaults()).isEqualTo(asked);
    }

    @Test
    void every_key_is_described() {
        Map<String, JsonObject> keys = new TreeMap<>();
        collect("", SCHEMA, keys);

        assertThat(keys.values())
                .allSatisfy(key -> assertThat(key.getString("description")).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("refusedBySchema")
    void the_schema_refuses_what_it_can_express(RefusedConf refused) {
        assertThat(valid(new JsonObject(Confs.json(refused.conf())))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void a_shipped_conf_is_valid_and_can_be_read(Path file) {
        JsonObject conf = new JsonObject(text(file));

        assertThat(valid(conf)).isTrue();
        assertThat(readAs(Conf.load(file.toString(), Confs.nothing()))).isNotNull();
        assertThat(CONF.resolve(conf.getString("$schema"))).isRegularFile();
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void a_shipped_deployment_is_valid_and_fits_every_shipped_conf(Path file) throws IOException {
        JsonObject deployment = new JsonObject(text(file));

        assertThat(deployment.getString("$schema")).isEqualTo("../schema.json#/$defs/deployment");
        for (Path conf : jobs()) {
            assertThat(valid(new JsonObject(text(conf)).put("deployment", deployment)))
                    .isTrue();
            assertThat(model(conf, file)).isEqualTo(deployment.getString("model"));
        }
    }

    @Test
    void every_conf_of_the_readers_is_valid() {
        assertThat(EVERY_BRANCH).allSatisfy(conf -> assertThat(valid(new JsonObject(Confs.json(conf))))
                .isTrue());
    }

    /** The model that is read; virtual threads are refused below Java 21, by their name. */
    private static String model(Path conf, Path deployment) {
        try {
            return Conf.load(conf.toString(), Confs.nothing())
                    .deployment(deployment.toString())
                    .read(Map.of())
                    .deployment()
                    .model();
        } catch (ConfigException e) {
            return e.getMessage().contains("needs Java 21 or newer") ? "virtualThreads" : e.getMessage();
        }
    }

    private static boolean valid(JsonObject conf) {
        JsonSchemaOptions options = new JsonSchemaOptions()
                .setBaseUri("https://ravel.invalid/")
                .setDraft(Draft.DRAFT202012)
                .setOutputFormat(OutputFormat.Flag);
        return Validator.create(JsonSchema.of(SCHEMA), options).validate(conf).getValid();
    }

    private static Map<String, String> askedDefaults() {
        Map<String, String> asked = new TreeMap<>();
        for (String conf : EVERY_BRANCH) {
            Reading reading = new Reading(
                    Map.of(),
                    Source.COMMAND_LINE,
                    (key, absent) -> asked.put(key.replace("each.x", "each.*"), plain(absent)));
            Conf read = Confs.conf(conf);
            try {
                Object parsed = read.compares() ? read.matrix(reading) : read.read(reading);
                assertThat(parsed).isNotNull();
            } catch (ConfigException e) {
                assertThat(e).hasMessageContaining("needs Java 21 or newer");
            }
        }
        asked.put("$schema", "none");
        // elements of a list: the schema has their forms where the list is
        asked.keySet().removeIf(key -> key.contains("["));
        return asked;
    }

    private static Map<String, String> schemaDefaults() {
        Map<String, JsonObject> keys = new TreeMap<>();
        collect("", SCHEMA, keys);
        Map<String, String> defaults = new TreeMap<>();
        keys.forEach((path, key) -> defaults.put(path, plain(key.getValue("default"))));
        return defaults;
    }

    private static String plain(Object value) {
        return value instanceof Number
                ? new BigDecimal(value.toString()).stripTrailingZeros().toPlainString()
                : value == null ? "none" : value.toString();
    }

    private static void collect(String path, JsonObject schema, Map<String, JsonObject> keys) {
        JsonObject properties = schema.getJsonObject("properties", new JsonObject());
        for (String name : properties.fieldNames()) {
            JsonObject key = resolved(properties.getJsonObject(name));
            String inner = path.isEmpty() ? name : path + "." + name;
            keys.put(inner, key);
            collect(inner, key, keys);
        }
        if (schema.getValue("additionalProperties") instanceof JsonObject values && values.containsKey("$ref")) {
            JsonArray forms = resolved(values).getJsonArray("oneOf");
            forms.forEach(form -> collect(path + ".*", (JsonObject) form, keys));
        }
    }

    private static JsonObject resolved(JsonObject schema) {
        String reference = schema.getString("$ref");
        return reference == null
                ? schema
                : SCHEMA.getJsonObject("$defs").getJsonObject(reference.substring("#/$defs/".length()));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
