package dev.ravel.config;

import io.vertx.uritemplate.UriTemplate;
import io.vertx.uritemplate.Variables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
        String url = expand(resolved, name -> valueOf(name, values, lab, EnvText::resolved));
        if (shown == resolved && open(values)) {
            return EnvText.plain(url);
        }
        String encoded = expand(shown, name -> valueOf(name, values, lab, EnvText::shown));
        String readable = ENCODED_REFERENCE.matcher(encoded).replaceAll("\\${env:$1}");
        return new EnvText(Secrets.masked(readable.replace(ENCODED_MASK, Secrets.MASK)), url);
    }

    private static String valueOf(
            String name, Map<String, EnvText> values, Map<String, String> lab, Function<EnvText, String> form) {
        EnvText value = values.get(name);
        return value == null ? lab.get(name) : form.apply(value);
    }

    private static boolean open(Map<String, EnvText> values) {
        for (EnvText value : values.values()) {
            if (!value.open()) {
                return false;
            }
        }
        return true;
    }

    private static String expand(List<Part> parts, UnaryOperator<String> values) {
        StringBuilder url = new StringBuilder();
        for (Part part : parts) {
            url.append(part.expand(values));
        }
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
                return Expression.of(text, names);
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
        /** @param values the value of each name, or null */
        String expand(UnaryOperator<String> values);

        default List<String> names() {
            return List.of();
        }
    }

    private record Literal(String text) implements Part {
        @Override
        public String expand(UnaryOperator<String> values) {
            return text;
        }
    }

    /** @param kept the characters that stay as they are in all values; empty where no value stays as it is */
    private record Expression(UriTemplate template, List<String> names, String kept) implements Part {
        private static final String UNRESERVED = "-._~";
        private static final String RESERVED = ":/?#[]@!$&'()*+,;=";

        static Expression of(String text, List<String> names) {
            String name = names.get(0);
            String kept = text.equals("{" + name + "}") ? UNRESERVED : "";
            return new Expression(
                    UriTemplate.of(text), names, text.equals("{+" + name + "}") ? UNRESERVED + RESERVED : kept);
        }

        @Override
        public String expand(UnaryOperator<String> values) {
            String value = kept.isEmpty() ? null : values.apply(names.get(0));
            return value != null && stays(value) ? value : expanded(values);
        }

        private String expanded(UnaryOperator<String> values) {
            Variables variables = Variables.variables();
            for (String name : names) {
                String value = values.apply(name);
                if (value != null) {
                    variables.set(name, value);
                }
            }
            return template.expandToString(variables);
        }

        /** Whether expansion (RFC 6570, sections 3.2.2 and 3.2.3) copies all of it, as it does of most values. */
        private boolean stays(String value) {
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                boolean alphanumeric = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                if (!alphanumeric && kept.indexOf(c) < 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
