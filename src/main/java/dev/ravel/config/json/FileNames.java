package dev.ravel.config.json;

import dev.ravel.config.EnvText;
import dev.ravel.config.JobConfig;
import dev.ravel.config.OutputConfig;
import dev.ravel.config.UrlTemplate;
import dev.ravel.config.UrlsConfig;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What {@code output.name} may name: the variables of the template, {@code ordinal} and {@code file}; or the server. */
final class FileNames {
    private static final Pattern EXPRESSION = Pattern.compile("\\{([^{}]*)}");

    private FileNames() {}

    static String check(Value name, JobConfig job) {
        Set<String> known = new LinkedHashSet<>(List.of("ordinal", "file"));
        job.fetch().ifPresent(fetch -> {
            if (fetch.from() instanceof UrlsConfig.Template template) {
                template.each().forEach(variable -> known.add(variable.name()));
            }
        });
        EnvText text = name.text();
        if (EnvText.refers(text.shown())) {
            throw name.refused("must hold no reference: the names of files are written down");
        }
        if (text.resolved().equals(OutputConfig.SERVER)) {
            return OutputConfig.SERVER;
        }
        for (String variable : variables(name, text)) {
            if (!known.contains(variable)) {
                throw name.refused("{" + variable + "} is none of " + String.join(", ", known));
            }
        }
        return text.resolved();
    }

    /** What stands between braces: a name has no use for the operators of RFC 6570. */
    private static List<String> variables(Value name, EnvText text) {
        if (text.resolved().isBlank()) {
            throw name.refused("must not be empty");
        }
        try {
            UrlTemplate.of(text);
            return EXPRESSION
                    .matcher(text.resolved())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw name.refused(e.getMessage());
        }
    }
}
