package dev.ravel.config;

import io.vertx.uritemplate.UriTemplate;
import io.vertx.uritemplate.Variables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A compiled template by RFC 6570, expanded as it is asked for and as it may be shown. Immutable.
 *
 * <p>Literals stay as they are written, so that a template may hold what a URL may hold; references to the environment
 * stay in the shown form, also where the value of a variable holds one.
 */
public final class UrlTemplate {
    private static final Pattern EXPRESSION = Pattern.compile("\\{[^{}]*}");
    private static final Pattern SHOWN = Pattern.compile(EnvText.REFERENCE + "|" + EXPRESSION);
    private static final Pattern BRACE = Pattern.compile("[{}]");
    /** {@code ${env:NAME}} as simple and as reserved expansion encode it. */
    private static final Pattern ENCODED_REFERENCE =
            Pattern.compile("(?:\\$|%24)%7Benv(?::|%3A)([A-Za-z_][A-Za-z0-9_]*)%7D");

    private static final String ENCODED_MASK = "%2A".repeat(Secrets.MASK.length());

    private static final String NO_EXPRESSION = " is not an expression of a URI template (RFC 6570)";

    private final List<Part> shown;
    private final List<Part> resolved;
    private final Set<String> variables = new LinkedHashSet<>();

    private UrlTemplate(EnvText text) {
        resolved = parts(text.resolved(), EXPRESSION);
        shown = text.open() ? resolved : parts(text.shown(), SHOWN);
        resolved.forEach(part -> variables.addAll(part.names()));
    }

    /**
     * Compiles a template.
     *
     * @throws IllegalArgumentException where the text is no template; its message is the rule
     */
    public static UrlTemplate of(EnvText text) {
        return new UrlTemplate(text);
    }

    /** The names of the variables, in their order in the template. */
    public Set<String> variables() {
        return Collections.unmodifiableSet(variables);
    }

    /**
     * The URL for these values.
     *
     * @param lab the variables of the lab and what they stand for; empty where there is none
     */
    public EnvText expand(Map<String, EnvText> values, Map<String, String> lab) {
        boolean open = shown == resolved && values.values().stream().allMatch(EnvText::open);
        Variables asked = Variables.variables();
        lab.forEach(asked::set);
        values.forEach((name, value) -> asked.set(name, value.resolved()));
        String url = expand(resolved, asked);
        if (open) {
            return EnvText.plain(url);
        }
        values.forEach((name, value) -> asked.set(name, value.shown()));
        String encoded = expand(shown, asked);
        String readable = ENCODED_REFERENCE.matcher(encoded).replaceAll("\\${env:$1}");
        return new EnvText(Secrets.masked(readable.replace(ENCODED_MASK, Secrets.MASK)), url);
    }

    private static String expand(List<Part> parts, Variables values) {
        StringBuilder url = new StringBuilder();
        parts.forEach(part -> url.append(part.expand(values)));
        return url.toString();
    }

    private static List<Part> parts(String text, Pattern pattern) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        int end = 0;
        while (matcher.find()) {
            parts.add(literal(text.substring(end, matcher.start())));
            parts.add(expression(matcher.group()));
            end = matcher.end();
        }
        parts.add(literal(text.substring(end)));
        return List.copyOf(parts);
    }

    private static Part literal(String text) {
        if (BRACE.matcher(text).find()) {
            throw new IllegalArgumentException("a brace is not closed or not opened");
        }
        return new Literal(text);
    }

    private static Part expression(String text) {
        if (text.startsWith("$")) {
            return new Literal(text);
        }
        List<String> names = names(text);
        try {
            // Vert.x 5.0 takes "{}" and fails at its expansion.
            if (!names.contains("")) {
                return new Expression(UriTemplate.of(text), names);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(text + NO_EXPRESSION, e);
        }
        throw new IllegalArgumentException(text + NO_EXPRESSION);
    }

    /** {@code {?a,b*,c:3}} names a, b and c (RFC 6570, section 2). */
    private static List<String> names(String expression) {
        String list = expression.replaceAll("^\\{[+#./;?&]?|}$", "").replaceAll("\\*|:[0-9]+", "");
        return List.of(list.split(",", -1));
    }

    private interface Part {
        String expand(Variables values);

        default List<String> names() {
            return List.of();
        }
    }

    private record Literal(String text) implements Part {
        @Override
        public String expand(Variables values) {
            return text;
        }
    }

    private record Expression(UriTemplate template, List<String> names) implements Part {
        @Override
        public String expand(Variables values) {
            return template.expandToString(values);
        }
    }
}
