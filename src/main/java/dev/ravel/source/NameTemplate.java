package dev.ravel.source;

import dev.ravel.config.EnvText;
import dev.ravel.config.OutputConfig;
import dev.ravel.url.Url;
import dev.ravel.work.FileNames;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code output.name} template: text with <code>{variable}</code>, where a variable is one of {@code each},
 * {@code ordinal} or {@code file}. The name is a function of the task alone, and safe as a file name.
 */
final class NameTemplate {
    private static final Pattern VARIABLE = Pattern.compile("\\{([\\w.]+)}");

    private final Optional<String> template;

    /** @param template absent: <code>{file}</code>, or <code>{ordinal}-{file}</code> where the URL has a query */
    NameTemplate(Optional<String> template) {
        this.template = template;
    }

    /** A server may give two tasks the same name: until it has said, the ordinal keeps them apart. */
    static NameTemplate of(OutputConfig output) {
        return new NameTemplate(output.namedByServer() ? Optional.of("{ordinal}-{file}") : output.name());
    }

    String name(long ordinal, Url url, Map<String, EnvText> variables) {
        Matcher matcher = VARIABLE.matcher(text(url));
        String raw =
                matcher.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), ordinal, url, variables)));
        return FileNames.safe(raw);
    }

    /** Whether a name depends on where in the job its task stands. */
    boolean positional(Url url) {
        return text(url).contains("{ordinal}");
    }

    private String text(Url url) {
        return template.orElseGet(() -> url.target().indexOf('?') < 0 ? "{file}" : "{ordinal}-{file}");
    }

    private static String value(String name, long ordinal, Url url, Map<String, EnvText> variables) {
        return switch (name) {
            case "ordinal" -> Long.toString(ordinal);
            case "file" -> FileNames.safe(url.lastSegment());
            default -> variables.get(name).resolved();
        };
    }
}
