package dev.ravel.compare;

import dev.ravel.compare.JobResult.Difference;
import dev.ravel.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the figures of one job say, in sentences: of which nature it is, which model wins, by how much, what that costs.
 *
 * @param best the model with the shortest median; absent where nothing was measured
 */
record Verdict(Nature nature, Optional<ModelResult> best, List<String> sentences) {
    private static final double PERCENT = 100;

    /** Milliseconds in which a JVM is still loading and compiling what it runs. */
    private static final double SHORT = 1000;

    /** The part of the wall time from which on a blocked loop is worth a sentence. */
    private static final double NOTABLE = 0.05;

    static Verdict of(JobResult job) {
        if (job.fastest().isEmpty()) {
            return new Verdict(Nature.UNCLEAR, Optional.empty(), List.of("Nothing was measured."));
        }
        ModelResult plain = job.plainest().orElseThrow();
        Nature nature = Nature.of(plain);
        List<String> sentences = new ArrayList<>();
        sentences.add(nature(job, plain, nature));
        if (plain.wall().median() < SHORT) {
            sentences.add("So short a run is mostly the JVM's own warming up: a longer job says more.");
        }
        winner(job, sentences);
        failures(job, sentences);
        cost(job, sentences);
        return new Verdict(nature, job.fastest(), List.copyOf(sentences));
    }

    /** The lines of a conf that choose the model. */
    Optional<String> conf() {
        return best.map(model -> "\"deployment\": " + model.column().json());
    }

    private static String nature(JobResult job, ModelResult plain, Nature nature) {
        Account account = plain.shown().orElseThrow().account();
        String under = job.row().name() + " is " + nature.label() + ": under " + plain.name() + " ";
        String wall = Times.ms(plain.wall().median());
        return switch (nature) {
            case POLITE ->
                under + "the hosts' delays and back-off left it idle for " + Times.ms(Nature.politeMs(plain))
                        + " of its " + wall + ".";
            case UNCLEAR -> job.row().name() + ": its figures do not say what its time goes into.";
            default ->
                account.computeMs() > 0 && account.waitMs() > 0
                        ? under + "its tasks compute for " + Times.ms(account.computeMs())
                                + " and wait for the network for " + Times.ms(account.waitMs()) + "."
                        : under + "it " + busy(plain) + "of its " + wall
                                + (account.waitMs() > 0 ? " and waits for the rest." : ".");
        };
    }

    private static String busy(ModelResult plain) {
        Account account = plain.shown().orElseThrow().account();
        double share = Nature.busy(plain).orElse(Nature.computing(account)) * PERCENT;
        String percent = String.format(Locale.ROOT, "%.0f %% ", share);
        return account.waitMs() > 0 ? "uses a core, its own or the site's, for " + percent : "computes for " + percent;
    }

    private static void winner(JobResult job, List<String> sentences) {
        ModelResult best = job.fastest().orElseThrow();
        String speed = job.sequential()
                .filter(one -> !one.is(best))
                .flatMap(one -> job.speedup(best))
                .map(speedup -> String.format(Locale.ROOT, ", %.1f times as fast as one at a time", speedup))
                .orElse("");
        String least = best.limit()
                .map(limit -> "; the least possible is " + Times.ms(limit.ms()) + " (" + limit.why() + ")")
                .orElse("");
        if (job.measured().size() == 1) {
            sentences.add("Only " + best.name() + " was measured, "
                    + Times.ms(best.wall().median()) + least + ": there is nothing to compare it with.");
            return;
        }
        sentences.add("Fastest: " + best.name() + ", " + Times.ms(best.wall().median()) + speed + least + ".");
        List<ModelResult> tied = job.tied();
        if (!tied.isEmpty()) {
            sentences.add(tie(job, tied));
        }
    }

    /** A model that did less has no say in who is fastest. */
    private static void failures(JobResult job, List<String> sentences) {
        String fewer = job.measured().stream()
                .filter(model -> job.complete().stream().noneMatch(model::is))
                .map(ModelResult::name)
                .collect(Collectors.joining(", "));
        if (!fewer.isEmpty()) {
            sentences.add("Fewer tasks came to a good end under " + fewer + ", which therefore cannot win.");
        }
        double bad = job.fastest().orElseThrow().bad();
        if (bad > 0) {
            sentences.add("Not all is well: " + Figures.count(Math.round(bad)) + " of its tasks failed or expired.");
        }
    }

    private static String tie(JobResult job, List<ModelResult> tied) {
        boolean possible = tied.stream()
                .allMatch(
                        model -> job.difference(model).map(Difference::possible).orElse(false));
        String names = tied.stream().map(ModelResult::name).collect(Collectors.joining(", "));
        if (!possible) {
            return "Too few runs to tell it from " + names + ": take " + Difference.FEWEST + " or more of each.";
        }
        return "These repeats cannot tell it from " + names + " (rank-sum test, p of " + RankSum.LEVEL + " or more).";
    }

    private static void cost(JobResult job, List<String> sentences) {
        ModelResult best = job.fastest().orElseThrow();
        String cost = cost(best);
        if (!cost.isEmpty()) {
            String beside = job.sequential()
                    .filter(one -> !one.is(best))
                    .map(one -> "; " + one.name() + " " + cost(one))
                    .orElse("");
            sentences.add("It costs " + cost + beside + ".");
        }
        best.median(Figure.BLOCKED)
                .filter(blocked -> blocked > NOTABLE * best.wall().median())
                .ifPresent(blocked -> sentences.add("Its event loops were blocked for " + Times.ms(blocked)
                        + ": whatever else they should have done had to wait."));
    }

    private static String cost(ModelResult model) {
        List<String> parts = new ArrayList<>();
        model.median(Figure.CPU).ifPresent(cpu -> parts.add(Times.ms(cpu) + " CPU"));
        model.median(Figure.MEMORY).ifPresent(bytes -> parts.add(Figures.bytes(bytes)));
        model.median(Figure.THREADS).ifPresent(threads -> parts.add(Math.round(threads) + " threads"));
        return String.join(", ", parts);
    }
}
