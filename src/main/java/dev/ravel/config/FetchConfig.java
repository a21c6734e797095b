package dev.ravel.config;

/** The {@code "job.fetch"} block: which URLs, and how each is asked for. */
public record FetchConfig(UrlsConfig from, RequestConfig request) {
    static final String PATH = "job.fetch.";
}
