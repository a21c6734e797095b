package dev.ravel.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A page in the browser, and all that it complained of or asked for.
 *
 * @param complaints errors and warnings of the console, exceptions and dialogs
 * @param requests but those for the page itself and for data within it
 */
public record Opened(Page page, List<String> complaints, List<String> requests) implements AutoCloseable {
    static Opened in(BrowserContext context, Path file) {
        String address = file.toUri().toString();
        Opened opened = new Opened(context.newPage(), new ArrayList<>(), new ArrayList<>());
        opened.listen(address);
        opened.page.navigate(address);
        return opened;
    }

    private void listen(String address) {
        page.onConsoleMessage(message -> {
            if (!message.type().equals("log")) {
                complaints.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            if (!request.url().equals(address) && !request.url().startsWith("data:")) {
                requests.add(request.url());
            }
        });
    }

    public Locator all(String selector) {
        return page.locator(selector);
    }

    public int count(String selector) {
        return all(selector).count();
    }

    public List<String> texts(String selector) {
        return all(selector).allTextContents();
    }

    /** What the tooltip says of something that the pointer stands on. */
    public String told(String selector) {
        all(selector).first().hover(new Locator.HoverOptions().setForce(true));
        all("#tip:not([hidden])").waitFor();
        return all("#tip").innerText();
    }

    public String attribute(String selector, String name) {
        return all(selector).first().getAttribute(name);
    }

    public void isQuiet() {
        assertThat(complaints).isEmpty();
        assertThat(requests).isEmpty();
    }

    @Override
    public void close() {
        page.context().close();
    }
}
