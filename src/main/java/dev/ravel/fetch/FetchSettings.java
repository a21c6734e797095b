package dev.ravel.fetch;

import dev.ravel.config.RequestConfig;
import dev.ravel.member.Lane;
import dev.ravel.member.Storage;
import dev.ravel.work.Rules;
import java.util.Optional;

/**
 * What a fetcher needs to know besides its tasks.
 *
 * @param config headers, deadlines and limits of every request
 * @param rules which statuses are answers that the job asked for
 * @param lane the row of the fetcher's own event loop
 * @param connections the most requests in flight to one host, and the most connections kept to it: as many as there are
 *     slots, times the segments of a file; at least 1
 * @param storage where accepted bodies go; absent: bodies are read and counted, not kept
 */
public record FetchSettings(RequestConfig config, Rules rules, Lane lane, int connections, Optional<Storage> storage) {}
