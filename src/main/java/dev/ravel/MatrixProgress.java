package dev.ravel;

import dev.ravel.compare.MatrixRun.Stand;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Says how a comparison stands: a bar on a terminal, a line for each run elsewhere. */
final class MatrixProgress implements AutoCloseable {
    private static final int BAR_MS = 200;

    private final String name;
    private final Console console;
    private final boolean quiet;
    private ProgressBar bar;

    MatrixProgress(String name, Console console, boolean quiet) {
        this.name = name;
        this.console = console;
        this.quiet = quiet;
    }

    void show(Stand stand) {
        if (quiet) {
            return;
        }
        if (console.terminal()) {
            bar(stand);
        } else if (!stand.last().isEmpty()) {
            console.err().println(name + ": " + stand.finished() + " of " + stand.planned() + ", " + stand.last());
        }
    }

    private void bar(Stand stand) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(stand.planned())
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(BAR_MS)
                    .continuousUpdate()
                    .build();
        }
        bar.setExtraMessage(" " + stand.next());
        bar.stepTo(stand.finished());
        bar.refresh();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
