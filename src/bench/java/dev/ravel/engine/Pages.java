package dev.ravel.engine;

import dev.ravel.source.Entry;
import dev.ravel.source.Source;
import dev.ravel.url.InvalidUrlException;
import dev.ravel.url.Url;
import dev.ravel.work.Target;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** So many tasks for one URL of one host: what a task costs to make is no part of the engine's cost. */
public final class Pages implements Source {
    private static final Work PAGE = page("http://127.0.0.1/leaderboards/tier?page=1&region=kr");

    private final int count;
    private int next;

    public Pages(int count) {
        this.count = count;
    }

    private static Work page(String url) {
        try {
            return Work.Fetch.of(url, Url.parse(url), Target.NONE);
        } catch (InvalidUrlException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public List<Entry> read(int max) {
        List<Entry> batch = new ArrayList<>();
        while (batch.size() < max && next < count) {
            batch.add(new Entry.Ready(Task.first(next++, PAGE)));
        }
        return batch;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(count);
    }
}
