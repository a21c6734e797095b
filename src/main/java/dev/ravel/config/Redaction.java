package dev.ravel.config;

import dev.ravel.url.InvalidUrlException;
import dev.ravel.url.Url;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts {@code ${env:NAME}} back where a text from outside repeats its value: a server may echo what it was asked. Knows
 * the references of one conf, and their values in any case, percent-encoded in part or as a whole, also repeatedly; not
 * in any other encoding. Costs nothing where the conf has no references.
 */
public final class Redaction implements UnaryOperator<String> {
    /** An escape that was itself escaped begins with %25 (RFC 3986, section 2.4). */
    private static final String ESCAPE = "%(?:25)*";

    private static final String WRITTEN = EnvText.REFERENCE.pattern().replace("([A-Z", "(?:[A-Z");

    /** For a conf without references. */
    public static final Redaction NONE = new Redaction(List.of());

    private final List<Form> forms;
    private final Pattern pattern;

    /** One spelling of what a reference resolves to. */
    private record Form(String reference, String text) {}

    private Redaction(List<Form> forms) {
        this.forms = forms;
        StringBuilder any = new StringBuilder(WRITTEN);
        forms.forEach(form -> any.append("|(").append(spellings(form.text())).append(')'));
        this.pattern = Pattern.compile(any.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /**
     * For the references in a text.
     *
     * @param conf any text, such as a conf as it is written
     * @param environment what they refer to; a name that it lacks is passed over
     */
    public static Redaction of(String conf, Map<String, String> environment) {
        List<Form> forms = new ArrayList<>();
        EnvText.REFERENCE
                .matcher(conf)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .forEach(name -> spelt(environment.getOrDefault(name, ""))
                        .forEach(text -> forms.add(new Form("${env:" + name + "}", text))));
        // Of two values that begin alike the longer one must be found.
        forms.sort(Comparator.comparingInt((Form form) -> form.text().length()).reversed());
        return forms.isEmpty() ? NONE : new Redaction(List.copyOf(forms));
    }

    /** The text with the references back in their places; what is written as a reference stays. */
    @Override
    public String apply(String text) {
        return forms.isEmpty()
                ? text
                : pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(reference(found)));
    }

    private String reference(MatchResult found) {
        for (int i = 0; i < forms.size(); i++) {
            if (found.group(i + 1) != null) {
                return forms.get(i).reference();
            }
        }
        return found.group();
    }

    /** A value, and the host in it as it is asked for: without its port, in punycode. */
    private static Set<String> spelt(String value) {
        Set<String> forms = new LinkedHashSet<>();
        String text = value.strip();
        if (!text.isEmpty()) {
            forms.add(text);
            url(text).ifPresentOrElse(url -> addForms(url, forms), () -> host(text)
                    .ifPresent(forms::add));
        }
        return forms;
    }

    private static void addForms(Url url, Set<String> forms) {
        forms.add(url.toString().replaceFirst("/$", ""));
        forms.add(url.host());
    }

    /** A mere word is hardly a host, and may stand anywhere. */
    private static Optional<String> host(String text) {
        return url("http://" + text).map(Url::host).filter(host -> !host.chars().allMatch(Character::isLetterOrDigit));
    }

    private static Optional<Url> url(String text) {
        try {
            return Optional.of(Url.parse(text));
        } catch (InvalidUrlException e) {
            return Optional.empty();
        }
    }

    private static String spellings(String text) {
        StringBuilder pattern = new StringBuilder();
        text.codePoints().forEach(c -> pattern.append(spellings(c)));
        return pattern.toString();
    }

    /** A character as it is, as its bytes in UTF-8 are escaped, or, of a space, as forms write it. */
    private static String spellings(int character) {
        String plain = Character.toString(character);
        StringBuilder escaped = new StringBuilder();
        for (byte b : plain.getBytes(StandardCharsets.UTF_8)) {
            escaped.append(ESCAPE).append(String.format("%02X", b));
        }
        return "(?:" + Pattern.quote(plain) + "|" + escaped + (character == ' ' ? "|\\+" : "") + ")";
    }

    /** Without the values. */
    @Override
    public String toString() {
        return "Redaction" + forms.stream().map(Form::reference).distinct().toList();
    }
}
