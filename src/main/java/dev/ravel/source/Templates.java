package dev.ravel.source;

import dev.ravel.config.EnvText;
import dev.ravel.config.UrlTemplate;
import dev.ravel.config.UrlsConfig.Template;
import java.util.HashMap;
import java.util.Map;

/**
 * Expands a URL template for every combination of its variables; the last variable varies fastest. A combination is made
 * from its index, so that nothing is kept but the position.
 */
final class Templates {
    /** A character that no URL holds: where it comes out, a variable went in. */
    private static final EnvText MARKER = new EnvText("\n", "\n");

    private final Template config;
    private final UrlTemplate template;
    private final Map<String, String> site;
    private final FetchEntries entries;
    private final long firstOrdinal;

    Templates(Template config, Map<String, String> site, long firstOrdinal, FetchEntries entries) {
        this.config = config;
        this.template = config.compiled();
        this.site = site;
        this.entries = entries;
        this.firstOrdinal = firstOrdinal;
    }

    Source source() {
        return new IndexedSource(config.size(), this::entry, entries.nameless() && oneHost());
    }

    /** Whether no variable but the lab's stands before the path. */
    private boolean oneHost() {
        Map<String, EnvText> markers = new HashMap<>();
        config.each().forEach(variable -> markers.put(variable.name(), MARKER));
        String marked = template.expand(markers, site).resolved();
        int path = marked.indexOf('/', marked.indexOf("://") + "://".length());
        int variable = marked.indexOf("%0A");
        return path > 0 && (variable < 0 || variable > path);
    }

    private Entry entry(long index) {
        Map<String, EnvText> values = config.values(index);
        return entries.entry(firstOrdinal + index, template.expand(values, site), values);
    }
}
