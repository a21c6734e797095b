package dev.ravel.fetch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name that a server gives its file (RFC 6266): {@code filename*} before {@code filename}, its last part only. */
final class ContentDisposition {
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([\\w!#$%&'*+.^`|~-]+)\\s*=\\s*(\"(?:[^\"\\\\]|\\\\.)*+\"|[^;\"\\s]*+)");
    /** RFC 8187: charset'language'text. */
    private static final Pattern EXTENDED = Pattern.compile("([\\w-]+)'[^']*'(.*)");

    private static final Pattern QUOTED_PAIR = Pattern.compile("\\\\(.)");

    private ContentDisposition() {}

    static Optional<String> name(String header) {
        if (header == null) {
            return Optional.empty();
        }
        Map<String, String> values = values(header);
        Optional<String> extended = Optional.ofNullable(values.get("filename*")).flatMap(ContentDisposition::extended);
        Optional<String> plain = Optional.ofNullable(values.get("filename")).map(ContentDisposition::plain);
        Optional<String> name = extended.isPresent() ? extended : plain;
        return name.map(ContentDisposition::last).filter(last -> !last.isBlank());
    }

    /** The first value of each. */
    private static Map<String, String> values(String header) {
        Map<String, String> values = new HashMap<>();
        Matcher parameters = PARAMETER.matcher(header);
        while (parameters.find()) {
            values.putIfAbsent(parameters.group(1).toLowerCase(Locale.ROOT), parameters.group(2));
        }
        return values;
    }

    private static String plain(String value) {
        boolean quoted = value.startsWith("\"");
        return Answer.meant(
                quoted
                        ? QUOTED_PAIR
                                .matcher(value.substring(1, value.length() - 1))
                                .replaceAll("$1")
                        : value);
    }

    private static Optional<String> extended(String value) {
        Matcher matcher = EXTENDED.matcher(value);
        return matcher.matches() ? decoded(matcher.group(1), matcher.group(2)) : Optional.empty();
    }

    private static Optional<String> decoded(String charset, String text) {
        try {
            ByteBuffer octets = ByteBuffer.wrap(octets(text));
            return Optional.of(
                    Charset.forName(charset).newDecoder().decode(octets).toString());
        } catch (IllegalArgumentException | CharacterCodingException unusable) {
            return Optional.empty();
        }
    }

    /** Fails with an {@link IllegalArgumentException} where a percent sign begins no octet. */
    private static byte[] octets(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                octets.write(HexFormat.fromHexDigits(text, i + 1, Math.min(i + 3, text.length())));
                i += 2;
            } else {
                octets.write(text.charAt(i));
            }
        }
        return octets.toByteArray();
    }

    /** Some servers send whole paths; nobody may choose a folder for us. */
    private static String last(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
