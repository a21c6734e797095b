package dev.ravel.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InflationTest {
    private static final byte[] TEXT = text();
    private static final int SLICE = 1024;

    /** Half noise, half repetition: literals and long matches. */
    private static byte[] text() {
        byte[] text = new byte[50_000];
        byte[] noise = new byte[25_000];
        new Random(3).nextBytes(noise);
        System.arraycopy(noise, 0, text, 0, noise.length);
        return text;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] deflate(byte[] bytes, boolean raw) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(9, raw))) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] inflated(Inflation inflation, byte[] packed, int piece) throws ZipException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < packed.length; at += piece) {
            inflation.feed(Buffer.buffer(Arrays.copyOfRange(packed, at, Math.min(packed.length, at + piece))));
            for (Buffer slice = inflation.next(); slice != null; slice = inflation.next()) {
                assertThat(slice.length()).isBetween(1, SLICE);
                out.writeBytes(slice.getBytes());
            }
        }
        return out.toByteArray();
    }

    private static Inflation gzipped() {
        return new Inflation(true, new byte[SLICE]);
    }

    private static Inflation deflated() {
        return new Inflation(false, new byte[SLICE]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1000, 1_000_000})
    void gzip_comes_back_however_it_was_cut(int piece) throws IOException {
        Inflation inflation = gzipped();

        assertThat(inflated(inflation, gzip(TEXT), piece)).isEqualTo(TEXT);
        assertThat(inflation.whole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void deflate_comes_back_with_and_without_its_wrapper(boolean raw) throws IOException {
        Inflation inflation = deflated();

        assertThat(inflated(inflation, deflate(TEXT, raw), 11)).isEqualTo(TEXT);
        assertThat(inflation.whole()).isTrue();
    }

    @Test
    void several_members_are_one_body() throws IOException {
        byte[] both = joined(gzip(TEXT), gzip(new byte[0]), gzip(TEXT));

        assertThat(inflated(gzipped(), both, 100)).isEqualTo(joined(TEXT, TEXT));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void every_optional_part_of_the_header_is_read_past(int piece) throws IOException {
        byte[] plain = gzip(TEXT);
        byte[] header = HexFormat.of().parseHex("1f8b081f000000000003" + "0300aabbcc" + "6e616d6500" + "6300" + "1234");
        byte[] packed = joined(header, Arrays.copyOfRange(plain, 10, plain.length));

        assertThat(inflated(gzipped(), packed, piece)).isEqualTo(TEXT);
    }

    @Test
    void an_empty_body_is_whole() {
        assertThat(gzipped().whole()).isTrue();
        assertThat(deflated().whole()).isTrue();
    }

    @Test
    void no_beginning_of_a_body_is_whole() throws IOException {
        byte[] packed = gzip(new byte[] {1, 2, 3});
        for (int length = 1; length < packed.length; length++) {
            Inflation inflation = gzipped();
            inflated(inflation, Arrays.copyOf(packed, length), 5);

            assertThat(inflation.whole())
                    .as("%s of %s bytes", length, packed.length)
                    .isFalse();
            inflation.close();
        }
    }

    @Test
    void a_changed_checksum_or_length_is_broken() throws IOException {
        for (int fromEnd = 1; fromEnd <= 8; fromEnd++) {
            byte[] packed = gzip(TEXT);
            packed[packed.length - fromEnd] ^= 1;

            assertThatThrownBy(() -> inflated(gzipped(), packed, 100)).isInstanceOf(ZipException.class);
        }
    }

    @Test
    void bytes_after_the_end_are_broken() throws IOException {
        byte[] gzip = joined(gzip(TEXT), new byte[3]);
        byte[] zlib = joined(deflate(TEXT, false), new byte[3]);

        assertThatThrownBy(() -> inflated(gzipped(), gzip, 100)).isInstanceOf(ZipException.class);
        assertThatThrownBy(() -> inflated(deflated(), zlib, 100)).isInstanceOf(ZipException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "1f8c", "1f8b07", "1f8b08e0", "1f8b0800000000000003ffff"})
    void what_is_not_gzip_is_broken(String hex) {
        assertThatThrownBy(() -> inflated(gzipped(), HexFormat.of().parseHex(hex + "ffffffff"), 100))
                .isInstanceOf(ZipException.class);
    }
}
