package dev.ravel.lab.route;

import dev.ravel.lab.file.FileDownload;
import dev.ravel.lab.visit.Answer;
import dev.ravel.lab.visit.Visit;
import dev.ravel.lab.wire.BrokenAnswer;
import dev.ravel.lab.wire.StrangeHeaders;
import java.util.List;

/** The table of the site: the first row that matches answers, and 404 where none does. */
public final class Routes {
    static final String LEADERBOARDS = "/leaderboards/";
    static final String FILE = "/file/";

    private static final Answer NOT_FOUND = visit -> visit.status(404, "404 Not Found");

    private final List<Route> table;

    private Routes(List<Route> table) {
        this.table = table;
    }

    /** Every page of the site, made from {@code seed}. */
    public static Routes of(long seed) {
        return new Routes(List.of(
                new Route(LEADERBOARDS, new Leaderboard(seed)),
                new Route(FILE, new FileDownload(seed)),
                new Route("/download/", new Download()),
                new Route("/redirect/", new Redirect()),
                new Route("/status/", new Status()),
                new Route("/echo", new Echo()),
                new Route("/slow/headers", Slow::headers),
                new Route("/slow/body", Slow::body),
                new Route("/slow/drip", Slow::drip),
                new Route("/close", Visit::hangUp),
                new Route("/close/body", new CloseBody()),
                new Route("/endless", new Endless(seed)),
                new Route("/never", visit -> {}),
                new Route("/too-soon", new TooSoon()),
                new Route("/gzip/", new Packed(seed)),
                new Route("/headers/", new StrangeHeaders()),
                new Route("/wire/", new BrokenAnswer())));
    }

    /** Who answers this visit. */
    public Answer of(Visit visit) {
        for (Route route : table) {
            if (route.matches(visit.path())) {
                return route.answer();
            }
        }
        return NOT_FOUND;
    }
}
