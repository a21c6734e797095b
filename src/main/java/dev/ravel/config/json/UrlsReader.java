package dev.ravel.config.json;

import dev.ravel.config.ConfigException;
import dev.ravel.config.EnvText;
import dev.ravel.config.Secrets;
import dev.ravel.config.UrlsConfig;
import dev.ravel.config.UrlsConfig.InFile;
import dev.ravel.config.UrlsConfig.Listed;
import dev.ravel.config.UrlsConfig.Range;
import dev.ravel.config.UrlsConfig.StandardInput;
import dev.ravel.config.UrlsConfig.Template;
import dev.ravel.config.UrlsConfig.Values;
import dev.ravel.config.UrlsConfig.Variable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads where the URLs of {@code job.fetch} come from: exactly one of {@code url}, {@code urls}, {@code file}. */
final class UrlsReader {
    private static final List<String> SOURCES = List.of("url", "urls", "file");
    /** RFC 6570, section 2.3, without percent-encoding. */
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)*");

    private UrlsReader() {}

    static UrlsConfig read(Block fetch) {
        Optional<Value> url = fetch.value("url");
        Optional<Value> each = fetch.value("each");
        Optional<Value> urls = fetch.value("urls");
        Optional<Value> file = fetch.value("file");
        requireOne(fetch);
        if (url.isPresent()) {
            return new Template(url.get().text(), each.map(UrlsReader::each).orElse(List.of()));
        }
        if (each.isPresent()) {
            throw each.get().refused("belongs to url, which is not given");
        }
        return urls.map(UrlsReader::listed).orElseGet(() -> file(file.orElseThrow()));
    }

    private static void requireOne(Block fetch) {
        List<String> given = SOURCES.stream().filter(fetch::has).toList();
        if (given.size() > 1) {
            throw ConfigException.about(fetch.path(), "has " + String.join(" and ", given) + "; it needs exactly one");
        }
        if (given.isEmpty()) {
            throw fetch.missing(SOURCES, "needs one of " + String.join(", ", SOURCES));
        }
    }

    private static UrlsConfig listed(Value urls) {
        return new Listed(urls.list().stream().map(Value::text).toList());
    }

    private static UrlsConfig file(Value file) {
        if (!file.text().resolved().equals("-")) {
            return new InFile(file.input());
        }
        if (file.reading().source().standardInput()) {
            throw file.refused("standard input already held the conf");
        }
        return new StandardInput();
    }

    private static List<Variable> each(Value each) {
        Block variables = each.block();
        return variables.keys().stream()
                .map(name -> variable(name, variables.unnamed(name)))
                .toList();
    }

    private static Variable variable(String name, Value value) {
        if (!VARIABLE.matcher(name).matches()) {
            throw value.refused("is not the name of a variable (RFC 6570)");
        }
        if (value.raw() instanceof List) {
            return new Values(
                    name, value.list().stream().map(UrlsReader::element).toList());
        }
        if (value.raw() instanceof Map) {
            return value.block().readAll(range -> range(name, range));
        }
        throw value.refused("must be a list, or a range: { \"from\": 1, \"to\": 19 }");
    }

    private static Range range(String name, Block range) {
        return new Range(name, range.wholeNumber("from"), range.wholeNumber("to"));
    }

    private static EnvText element(Value element) {
        if (element.raw() instanceof BigDecimal) {
            String digits = Long.toString(element.wholeNumber());
            return new EnvText(Secrets.masked(element.name(), digits), digits);
        }
        if (element.raw() instanceof String) {
            return element.text();
        }
        throw element.refused("must be a text or a whole number");
    }
}
