package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;

import dev.ravel.config.UrlsConfig.Listed;
import dev.ravel.config.UrlsConfig.Template;
import dev.ravel.config.UrlsConfig.Variable;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/** What must hold between URLs and the files named after them: a name is written, so it holds nothing that may not be. */
final class NameRules {
    private static final String FILE = "{file}";
    private static final String RULE = "the file would be named after what must not be shown; give output.name";

    private NameRules() {}

    static void check(UrlsConfig from, OutputConfig output) {
        if (output.files().isEmpty()) {
            return;
        }
        String name = output.name().orElse(FILE);
        if (from instanceof Template template) {
            template.each().forEach(variable -> requireOpen(variable, name));
            if (name.contains(FILE)) {
                check(template);
            }
        } else if (from instanceof Listed listed && name.contains(FILE)) {
            check(listed);
        }
    }

    private static void requireOpen(Variable variable, String name) {
        String written = "{" + variable.name() + "}";
        boolean named = name.contains(written) && hidden(variable).findAny().isPresent();
        require(!named, "output.name", name, written + " has values that must not be shown; name files without it");
    }

    private static void check(Listed listed) {
        for (int i = 0; i < listed.urls().size(); i++) {
            EnvText url = listed.urls().get(i);
            require(openName(url), UrlsConfig.PATH + "urls[" + i + "]", url, RULE);
        }
    }

    /** Of every variable each value that is not to be shown, beside the first values of the others. */
    private static void check(Template template) {
        Map<String, EnvText> first = template.values(0);
        check(template, first);
        for (Variable variable : template.each()) {
            hidden(variable).forEach(index -> {
                Map<String, EnvText> values = new HashMap<>(first);
                values.put(variable.name(), variable.text(index));
                check(template, values);
            });
        }
    }

    private static void check(Template template, Map<String, EnvText> values) {
        UrlTemplate compiled = template.compiled();
        EnvText url = compiled.expand(values, LabVariables.sample(compiled.variables()));
        require(openName(url), UrlsConfig.PATH + "url", template.url(), RULE);
    }

    /** The indices of the values that are not to be shown; a range has none. */
    private static LongStream hidden(Variable variable) {
        return variable instanceof UrlsConfig.Range
                ? LongStream.empty()
                : LongStream.range(0, variable.size())
                        .filter(index -> !variable.text(index).open());
    }

    private static boolean openName(EnvText url) {
        String segment = lastSegment(url.resolved());
        return segment.isEmpty() || segment.equals(lastSegment(url.shown()));
    }

    /** Of the path; empty where there is no path. */
    private static String lastSegment(String url) {
        String path = url.split("[?#]", 2)[0];
        int authority = path.indexOf("://");
        String rest = authority < 0 ? path : path.substring(authority + "://".length());
        int slash = rest.lastIndexOf('/');
        return authority >= 0 && slash < 0 ? "" : rest.substring(slash + 1);
    }
}
