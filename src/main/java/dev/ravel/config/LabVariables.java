package dev.ravel.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The variables that stand for the hosts of the lab: {@code lab} or {@code lab1}, {@code lab2}, ... (http) and
 * {@code labs} or {@code labs1}, {@code labs2}, ... (https), and {@code labExpired} and {@code labWrongName} (https with a
 * certificate that is no good). Each is a URL without a path.
 */
public final class LabVariables {
    /** The first host, with a certificate whose time is over. */
    public static final String EXPIRED = "labExpired";
    /** The first host, with a certificate for another. */
    public static final String WRONG_NAME = "labWrongName";

    private static final Pattern NAME = Pattern.compile("labs?([1-9][0-9]{0,3})?|" + EXPIRED + "|" + WRONG_NAME);
    private static final Pattern PLAIN = Pattern.compile("lab[0-9]*");
    private static final Pattern PREFIX = Pattern.compile("^\\{\\+(" + NAME.pattern() + ")}");

    private LabVariables() {}

    /** Whether a variable of this name comes from the lab. */
    public static boolean contain(String name) {
        return NAME.matcher(name).matches();
    }

    /** The variable that a URL of a list begins with, as in <code>{+lab2}/page</code>. */
    public static Optional<String> prefixOf(String url) {
        Matcher matcher = PREFIX.matcher(url);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** A URL of a list with the lab's host put in, where it begins with a variable that {@code lab} knows. */
    public static String putIn(String url, Map<String, String> lab) {
        return prefixOf(url)
                .filter(lab::containsKey)
                .map(name -> lab.get(name) + PREFIX.matcher(url).replaceFirst(""))
                .orElse(url);
    }

    /** What the variables stand for, given the URLs of the lab's hosts in order. */
    public static Map<String, String> of(List<String> http, List<String> https) {
        Map<String, String> variables = new HashMap<>();
        name("lab", http, variables);
        name("labs", https, variables);
        return Map.copyOf(variables);
    }

    /** Names in the place of ports, for a lab that is not started. */
    public static Map<String, String> named(Optional<LabConfig> lab) {
        int hosts = lab.map(LabConfig::hosts).orElse(0);
        Map<String, String> names = new HashMap<>(of(names("http://lab", hosts), names("https://labs", hosts)));
        if (lab.filter(LabConfig::badCertificates).isPresent()) {
            List.of(EXPIRED, WRONG_NAME).forEach(name -> names.put(name, "https://" + name));
        }
        return names;
    }

    private static List<String> names(String prefix, int hosts) {
        return IntStream.rangeClosed(1, hosts).mapToObj(i -> prefix + i).toList();
    }

    private static void name(String name, List<String> urls, Map<String, String> variables) {
        for (int i = 0; i < urls.size(); i++) {
            variables.put(name + (i + 1), urls.get(i));
        }
        if (!urls.isEmpty()) {
            variables.put(name, urls.get(0));
        }
    }

    /** Some URL for each of the names, to see before the start what a template makes of them. */
    static Map<String, String> sample(Set<String> names) {
        Map<String, String> sample = new HashMap<>();
        names.stream()
                .filter(LabVariables::contain)
                .forEach(name ->
                        sample.put(name, (PLAIN.matcher(name).matches() ? "http" : "https") + "://127.0.0.1:8080"));
        return sample;
    }

    static void require(Set<String> names, Optional<LabConfig> lab, String key, EnvText shown) {
        for (String name : names) {
            String written = "{+" + name + "}";
            ConfigException.require(lab.isPresent(), key, shown, written + " needs a block lab");
            int hosts = lab.orElseThrow().hosts();
            String rule = written + " needs lab.hosts of at least " + host(name) + "; it is " + hosts;
            ConfigException.require(host(name) <= hosts, key, shown, rule);
            boolean bad = name.equals(EXPIRED) || name.equals(WRONG_NAME);
            boolean served = !bad || lab.orElseThrow().badCertificates();
            ConfigException.require(served, key, shown, written + " needs lab.badCertificates");
        }
    }

    private static int host(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() && matcher.group(1) != null ? Integer.parseInt(matcher.group(1)) : 1;
    }
}
