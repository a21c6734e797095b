package dev.ravel.source;

import dev.ravel.config.BlockConfig;
import dev.ravel.config.FetchConfig;
import dev.ravel.config.JobConfig;
import dev.ravel.config.OutputConfig;
import dev.ravel.config.SumConfig;
import dev.ravel.config.UrlsConfig;
import dev.ravel.work.Chunks;
import dev.ravel.work.Kind;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * The sources of a job, one a kind. Sums come first, then blocks, then fetches: the number of fetches may be unknown
 * until they are read, and ordinals must not depend on it.
 */
public final class Sources {
    private final Map<String, String> site;
    private final InputStream standardInput;
    private final UnaryOperator<InputStream> recording;
    private final Selection selection;
    private final BiPredicate<String, Optional<String>> older;

    /**
     * All tasks.
     *
     * @param site the lab's variables, such as {@code lab} and its base URL
     * @param standardInput read only by a job whose URLs come from there
     */
    public Sources(Map<String, String> site, InputStream standardInput) {
        this(site, standardInput, UnaryOperator.identity(), Selection.ALL, (name, sha256) -> false);
    }

    private Sources(
            Map<String, String> site,
            InputStream standardInput,
            UnaryOperator<InputStream> recording,
            Selection selection,
            BiPredicate<String, Optional<String>> older) {
        this.site = site;
        this.standardInput = standardInput;
        this.recording = recording;
        this.selection = selection;
        this.older = older;
    }

    /** The same, with what is done to the bytes of an input before they are read. */
    public Sources recording(UnaryOperator<InputStream> through) {
        return new Sources(site, standardInput, through, selection, older);
    }

    /** The same, without the tasks that a selection does not have. */
    public Sources selecting(Selection some) {
        return new Sources(site, standardInput, recording, some, older);
    }

    /**
     * The same, where there may be files that are older than the run.
     *
     * @param olderFiles whether there is one of this name and, where one is given, of this SHA-256; asked by the reader
     */
    public Sources beside(BiPredicate<String, Optional<String>> olderFiles) {
        return new Sources(site, standardInput, recording, selection, olderFiles);
    }

    /** The sources, none of them opened yet: an input file is, with its first read. */
    public Map<Kind, Source> open(JobConfig job, OutputConfig output) {
        return open(job, output.files().map(folder -> Keeping.of(output, older)));
    }

    private Map<Kind, Source> open(JobConfig job, Optional<Keeping> keeping) {
        Map<Kind, Source> sources = new EnumMap<>(Kind.class);
        long ordinal = 0;
        if (job.sum().isPresent()) {
            sources.put(Kind.SUM, selected(sums(job.sum().get(), ordinal), ordinal));
            ordinal += job.sum().get().chunks();
        }
        if (job.block().isPresent()) {
            sources.put(Kind.BLOCK, selected(blocks(job.block().get(), ordinal), ordinal));
            ordinal += job.block().get().ms().size();
        }
        if (job.fetch().isPresent()) {
            sources.put(Kind.FETCH, selected(fetches(job.fetch().get(), keeping, ordinal), ordinal));
        }
        return sources;
    }

    /** Measures the sources of a job, and closes them. Names are given to nothing. */
    public <T> T measure(JobConfig job, Measuring<T> measuring) throws IOException {
        Collection<Source> sources = open(job, Optional.empty()).values();
        try {
            return measuring.of(sources);
        } finally {
            for (Source source : sources) {
                source.close();
            }
        }
    }

    /** What may be told of sources. */
    public interface Measuring<T> {
        T of(Collection<Source> sources) throws IOException;
    }

    private Source selected(Source all, long firstOrdinal) {
        return selection == Selection.ALL ? all : new SelectedSource(all, selection, firstOrdinal);
    }

    private static Source sums(SumConfig sum, long firstOrdinal) {
        Work.Sum whole = new Work.Sum(sum.from(), sum.to(), sum.kernel(), sum.rounds());
        Chunks chunks = new Chunks(whole, sum.chunks());
        return new IndexedSource(
                sum.chunks(), index -> new Entry.Ready(Task.first(firstOrdinal + index, chunks.part(index))), true);
    }

    private static Source blocks(BlockConfig block, long firstOrdinal) {
        return new IndexedSource(
                block.ms().size(),
                index -> {
                    Work work = new Work.Block(block.ms().get((int) index));
                    return new Entry.Ready(Task.first(firstOrdinal + index, work));
                },
                true);
    }

    private Source fetches(FetchConfig fetch, Optional<Keeping> keeping, long firstOrdinal) {
        FetchEntries entries = new FetchEntries(site, keeping);
        UrlsConfig from = fetch.from();
        if (from instanceof UrlsConfig.Template template) {
            return new Templates(template, site, firstOrdinal, entries).source();
        }
        if (from instanceof UrlsConfig.Listed listed) {
            return listed(listed, firstOrdinal, entries);
        }
        return new LineSource(lines(from), from instanceof UrlsConfig.StandardInput, firstOrdinal, entries);
    }

    private Source listed(UrlsConfig.Listed listed, long firstOrdinal, FetchEntries entries) {
        return new IndexedSource(
                listed.urls().size(),
                index -> entries.entry(firstOrdinal + index, listed.url((int) index, site), Map.of()),
                false);
    }

    private InputStream lines(UrlsConfig from) {
        return recording.apply(from instanceof UrlsConfig.InFile inFile ? new LateFile(inFile.file()) : standardInput);
    }
}
