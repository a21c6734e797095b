package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;

import dev.ravel.config.UrlsConfig.Variable;
import dev.ravel.url.InvalidUrlException;
import dev.ravel.url.Url;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold between a template, its variables and the URLs that come of them. Says nothing of who answers. */
final class TemplateRules {
    private static final String URL = UrlsConfig.PATH + "url";
    private static final String EACH = UrlsConfig.PATH + "each";
    /** What {@code output.name} knows beside the variables: one of the same name could not be told from it. */
    private static final Set<String> RESERVED = Set.of("file", "ordinal");

    private TemplateRules() {}

    static void check(EnvText url, List<Variable> each) {
        UrlTemplate template = compile(url);
        Set<String> names = each.stream().map(Variable::name).collect(Collectors.toSet());
        for (Variable variable : each) {
            requireKnown(variable.name(), template.variables());
        }
        for (String name : template.variables()) {
            requireValues(name, names, url);
        }
        combinations(each);
        requireUrl(URL, url, first(template, each));
    }

    private static UrlTemplate compile(EnvText url) {
        try {
            return UrlTemplate.of(url);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(URL, url, e.getMessage());
        }
    }

    private static void requireKnown(String name, Set<String> template) {
        String key = EACH + "." + name;
        if (LabVariables.contain(name)) {
            throw ConfigException.about(key, "is a name of the lab's; take another");
        }
        if (RESERVED.contains(name)) {
            throw ConfigException.about(key, "is a name of output.name's; take another");
        }
        if (!template.contains(name)) {
            throw ConfigException.about(key, "job.fetch.url has no {" + name + "}");
        }
    }

    private static void requireValues(String name, Set<String> each, EnvText url) {
        boolean known = each.contains(name) || LabVariables.contain(name);
        require(known, URL, url, "{" + name + "} has no values; name them in job.fetch.each." + name);
        boolean encoded = LabVariables.contain(name) && !url.resolved().contains("{+" + name + "}");
        require(!encoded, URL, url, "{" + name + "} must be written {+" + name + "}: it holds slashes");
    }

    /** How many combinations there are; refused where a long cannot count them. */
    static long combinations(List<Variable> each) {
        long count = 1;
        for (Variable variable : each) {
            try {
                count = Math.multiplyExact(count, variable.size());
            } catch (ArithmeticException e) {
                throw ConfigException.about(EACH, "there are more combinations than a long can count");
            }
        }
        return count;
    }

    private static String first(UrlTemplate template, List<Variable> each) {
        Map<String, EnvText> values = new LinkedHashMap<>();
        each.forEach(variable -> values.put(variable.name(), variable.text(0)));
        return template.expand(values, LabVariables.sample(template.variables()))
                .resolved();
    }

    static void requireUrl(String key, EnvText shown, String url) {
        try {
            Url.parse(url);
        } catch (InvalidUrlException e) {
            throw new ConfigException(key, shown, e.getMessage());
        }
    }
}
