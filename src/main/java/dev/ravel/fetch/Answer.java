package dev.ravel.fetch;

import dev.ravel.work.Cause;
import dev.ravel.work.Result;
import dev.ravel.work.Rules;
import dev.ravel.work.Span;
import dev.ravel.work.Stored;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the head of a final answer has decided already.
 *
 * @param wanted whether the body is what the job asked for; any other body is read only to free the connection
 * @param ending the result once the body was read
 */
record Answer(boolean wanted, Ending ending) {
    private static final char LAST_ASCII = 0x7F;
    private static final int FIRST_FINAL = 200;
    /** A status has three digits (RFC 9112, section 4). */
    private static final int LAST = 999;

    private static final int PARTIAL_CONTENT = 206;
    private static final int NOT_MODIFIED = 304;

    /** Completes the result with what was measured. */
    interface Ending {
        Result result(Span span, long bytes, Optional<Stored> stored);
    }

    /** What there was before is what the server has. */
    static Answer notModified() {
        return new Answer(false, (span, bytes, stored) -> new Result.Unneeded(span, NOT_MODIFIED, "notModified"));
    }

    static Answer of(HttpClientResponse response, Rules rules) {
        int status = response.statusCode();
        if (status > LAST) {
            return failed(status, Cause.PROTOCOL, "not HTTP: status " + status);
        }
        if (status < FIRST_FINAL || unasked(status, rules)) {
            return failed(status, Cause.PROTOCOL, "status " + status + " that nobody asked for");
        }
        if (rules.accepts(status)) {
            return accepted(status, response);
        }
        return switch (status) {
            case 301, 302, 303, 307, 308 -> redirected(status, response.getHeader(HttpHeaders.LOCATION));
            case 429, 503 -> refused(status, Optional.ofNullable(response.getHeader("Retry-After")));
            default -> failed(status, Cause.STATUS, "status " + status);
        };
    }

    /** Whether a final answer is still to come on this connection, or will never come. */
    static boolean endless(int status) {
        return status < FIRST_FINAL;
    }

    private static boolean unasked(int status, Rules rules) {
        return (status == PARTIAL_CONTENT || status == NOT_MODIFIED)
                && !rules.accept().contains(status);
    }

    private static Answer accepted(int status, HttpClientResponse response) {
        String coding = response.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (!Decoders.know(coding)) {
            return failed(status, Cause.ENCODING, "a content encoding that was not asked for");
        }
        return new Answer(true, (span, bytes, stored) -> new Result.Answered(span, status, bytes, stored));
    }

    private static Answer redirected(int status, String location) {
        String to = location == null ? "" : meant(location);
        return new Answer(false, (span, bytes, stored) -> new Result.Redirected(span, status, to));
    }

    /** A value as its server meant it: the codec reads bytes as Latin-1, but what is not ASCII is UTF-8 as a rule. */
    static String meant(String value) {
        if (value.chars().allMatch(c -> c <= LAST_ASCII)) {
            return value;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            return value;
        }
    }

    private static Answer refused(int status, Optional<String> retryAfter) {
        return new Answer(false, (span, bytes, stored) -> new Result.Refused(span, status, retryAfter));
    }

    private static Answer failed(int status, Cause cause, String detail) {
        return new Answer(false, (span, bytes, stored) -> new Result.Failed(span, cause, detail, status, bytes));
    }
}
