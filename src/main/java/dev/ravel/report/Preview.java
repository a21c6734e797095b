package dev.ravel.report;

import dev.ravel.config.PolitenessConfig;
import dev.ravel.source.Hosts;
import dev.ravel.source.Survey;
import dev.ravel.work.Kind;
import dev.ravel.work.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** What a job would do, for people, told without asking anybody. */
public final class Preview {
    private static final int MOST_HOSTS = 20;
    private static final double MS_PER_S = 1000;

    private Preview() {}

    /**
     * The lines, without a newline at their ends.
     *
     * @param redaction what is done to the name of a host
     */
    public static List<String> lines(
            String confJson, List<Survey> surveys, PolitenessConfig politeness, UnaryOperator<String> redaction) {
        List<String> lines = new ArrayList<>();
        lines.add(confJson);
        long all = surveys.stream().mapToLong(Survey::count).sum();
        lines.add(Figures.count(all) + (all == 1 ? " task" : " tasks"));
        for (Survey survey : surveys) {
            survey(lines, survey);
            if (survey.kind() == Kind.FETCH) {
                hosts(lines, survey.hosts(), redaction);
                lines.add("  at least " + least(survey.hosts(), politeness) + ", however fast the hosts answer");
            }
        }
        return lines;
    }

    private static void survey(List<String> lines, Survey survey) {
        lines.add("  " + survey.kind().label() + ": " + Figures.count(survey.count()));
        survey.first().ifPresent(task -> lines.add("    first " + line(task)));
        survey.last().ifPresent(task -> lines.add("    last  " + line(task)));
        if (survey.unusable() > 0) {
            lines.add("    " + Figures.count(survey.unusable())
                    + " of them cannot start: not a URL, or a name that is taken");
        }
    }

    private static String line(Task task) {
        return task.ordinal() + "  " + task.work().label();
    }

    private static void hosts(List<String> lines, Hosts hosts, UnaryOperator<String> redaction) {
        String number = (hosts.more() ? "more than " : "") + Figures.count(hosts.count());
        lines.add("  " + number + (hosts.count() == 1 ? " host" : " hosts"));
        hosts.first(MOST_HOSTS).forEach(host -> lines.add("    " + redaction.apply(host.toString())));
        if (hosts.count() > MOST_HOSTS) {
            lines.add("    ...");
        }
    }

    /** A delay runs from start to start, so that the busiest host needs one less than it has tasks. */
    private static String least(Hosts hosts, PolitenessConfig politeness) {
        long gaps = Math.max(0, hosts.busiest() - 1);
        return String.format(Locale.ROOT, "%,.1f s", politeness.leastGapMs() / MS_PER_S * gaps);
    }
}
