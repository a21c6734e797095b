package dev.ravel.config.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trust file that can trust nobody is refused when the conf is read, not task by task. */
class TrustFileTest {
    private static final Path GOOD = Path.of("src/test/resources/dev/ravel/fetch/trusted.pem");

    @TempDir
    private Path folder;

    private String conf(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("trust.pem"), content);
        return Confs.fetchAnd("'trust': '" + file + "'");
    }

    private String refusal(String content) throws IOException {
        String conf = conf(content);
        return Confs.refusal(() -> Confs.read(conf));
    }

    @Test
    void certificates_are_taken_with_text_around_them() throws Exception {
        String pem = Files.readString(GOOD);
        String conf = conf("# ---------- ours ----------\n" + pem + "\nand again\n" + pem.replace("\n", "\r\n"));

        assertThat(Confs.read(conf)).isNotNull();
    }

    @Test
    void an_empty_file_holds_no_certificate() throws Exception {
        assertThat(refusal("")).endsWith("trust.pem: holds no PEM certificate");
    }

    @Test
    void a_key_is_no_certificate() throws Exception {
        String key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";

        assertThat(refusal(key)).endsWith("trust.pem: holds no PEM certificate");
    }

    @Test
    void a_damaged_certificate_behind_a_good_one_is_refused() throws Exception {
        String damaged = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

        assertThat(refusal(Files.readString(GOOD) + damaged)).endsWith("holds a certificate that cannot be read");
    }

    @Test
    void a_certificate_cut_short_is_refused() throws Exception {
        String half = "-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----\n";

        assertThat(refusal(half)).endsWith("holds a certificate that cannot be read");
    }
}
