package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the URLs of a job come from: exactly one of these. */
public sealed interface UrlsConfig {
    String PATH = "job.fetch.";

    /** Refuses a URL that asks for a host that the lab does not have. */
    default void requireHosts(Optional<LabConfig> lab) {}

    /** A template by RFC 6570, expanded for every combination of its variables; the last variable varies fastest. */
    record Template(EnvText url, List<Variable> each) implements UrlsConfig {
        public Template {
            each = List.copyOf(each);
            TemplateRules.check(url, each);
        }

        /** How many URLs there are. */
        public long size() {
            return TemplateRules.combinations(each);
        }

        /** The values of the variables for the URL at {@code index}, from 0. */
        public Map<String, EnvText> values(long index) {
            Map<String, EnvText> values = new LinkedHashMap<>();
            each.forEach(variable -> values.put(variable.name(), EnvText.plain("")));
            long rest = index;
            for (int i = each.size() - 1; i >= 0; i--) {
                Variable variable = each.get(i);
                values.put(variable.name(), variable.text(rest % variable.size()));
                rest /= variable.size();
            }
            return values;
        }

        /** The template, to be expanded with {@link #values}. */
        public UrlTemplate compiled() {
            return UrlTemplate.of(url);
        }

        @Override
        public void requireHosts(Optional<LabConfig> lab) {
            Set<String> names = compiled().variables().stream()
                    .filter(LabVariables::contain)
                    .collect(Collectors.toSet());
            LabVariables.require(names, lab, PATH + "url", url);
        }
    }

    /** URLs one by one. One may begin with a variable of the lab: {@link LabVariables#putIn}. */
    record Listed(List<EnvText> urls) implements UrlsConfig {
        public Listed {
            urls = List.copyOf(urls);
            require(!urls.isEmpty(), PATH + "urls", urls, "must not be empty");
            for (int i = 0; i < urls.size(); i++) {
                TemplateRules.requireUrl(key(i), urls.get(i), inSampleLab(urls.get(i)));
            }
        }

        /** The URL at {@code index}, from 0, in both forms. */
        public EnvText url(int index, Map<String, String> lab) {
            EnvText url = urls.get(index);
            return new EnvText(LabVariables.putIn(url.shown(), lab), LabVariables.putIn(url.resolved(), lab));
        }

        @Override
        public void requireHosts(Optional<LabConfig> lab) {
            for (int i = 0; i < urls.size(); i++) {
                LabVariables.require(prefix(urls.get(i)), lab, key(i), urls.get(i));
            }
        }

        private static String key(int index) {
            return PATH + "urls[" + index + "]";
        }

        private static Set<String> prefix(EnvText url) {
            return LabVariables.prefixOf(url.resolved()).map(Set::of).orElse(Set.of());
        }

        private static String inSampleLab(EnvText url) {
            return LabVariables.putIn(url.resolved(), LabVariables.sample(prefix(url)));
        }
    }

    /** A file of one URL a line. */
    record InFile(Path file) implements UrlsConfig {}

    /** Standard input, one URL a line. */
    record StandardInput() implements UrlsConfig {}

    /** One variable of a template and the values that it takes, in order. */
    sealed interface Variable {
        String name();

        /** How many values there are. */
        long size();

        /** The value at {@code index}, from 0, in both forms. */
        EnvText text(long index);

        /** The value at {@code index}, from 0, references to the environment resolved. */
        default String value(long index) {
            return text(index).resolved();
        }
    }

    /** The whole numbers from {@code from} to {@code to}, both included. */
    record Range(String name, long from, long to) implements Variable {
        public Range {
            String key = PATH + "each." + name + ".to";
            require(from <= to, key, to, "must be at least from (" + from + ")");
            require(to - from >= 0 && to - from < Long.MAX_VALUE, key, to, "more values than a long can count");
        }

        @Override
        public long size() {
            return to - from + 1;
        }

        @Override
        public EnvText text(long index) {
            return EnvText.plain(Long.toString(from + index));
        }
    }

    /** A list of values. */
    record Values(String name, List<EnvText> values) implements Variable {
        public Values {
            values = List.copyOf(values);
            require(!values.isEmpty(), PATH + "each." + name, values, "must not be empty");
        }

        /** Values without references to the environment. */
        public static Values of(String name, String... values) {
            return new Values(name, Arrays.stream(values).map(EnvText::plain).toList());
        }

        @Override
        public long size() {
            return values.size();
        }

        @Override
        public EnvText text(long index) {
            return values.get((int) index);
        }
    }
}
