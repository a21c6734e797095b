package dev.ravel.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The installed browser, without a window. */
public final class Chromium implements AutoCloseable {
    private static final double DEADLINE_MS = 60_000;
    private static final String VARIABLE = "RAVEL_TEST_CHROMIUM";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setTimeout(DEADLINE_MS)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** Skips the tests, loudly, where there is none. */
    public static Chromium start() {
        Optional<Path> executable = installed();
        if (executable.isEmpty()) {
            System.err.println(
                    "SKIPPED: tests of the report's page need a browser: install Debian's chromium, or name one in "
                            + VARIABLE);
        }
        Assumptions.assumeTrue(executable.isPresent(), "no Chromium is installed");
        return new Chromium(executable.get());
    }

    private static Optional<Path> installed() {
        Stream<Path> named = Stream.ofNullable(System.getenv(VARIABLE)).map(Path::of);
        Stream<Path> found = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)));
        return Stream.concat(named, found).filter(Files::isExecutable).findFirst();
    }

    /** Opens a page in a profile of its own. */
    public Opened open(Path file, ColorScheme scheme) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(1280, 900));
        context.setDefaultTimeout(DEADLINE_MS);
        return Opened.in(context, file);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
