package dev.ravel.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ravel.config.ClusterConfig.Tls;
import dev.ravel.config.ConfigException;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventBusSettingsTest {
    @TempDir
    Path folder;

    @Test
    void the_event_bus_listens_at_the_nodes_host() {
        EventBusOptions options = settings(Optional.empty());

        assertThat(options.getHost()).isEqualTo("127.0.0.1");
        assertThat(options.isSsl()).isFalse();
    }

    @Test
    void with_certificates_each_side_must_show_one() throws Exception {
        EventBusOptions options = settings(Optional.of(new Certificates(folder).trusting("one", "one")));

        assertThat(options.isSsl()).isTrue();
        assertThat(options.isTrustAll()).isFalse();
        assertThat(options.getClientAuth()).isEqualTo(ClientAuth.REQUIRED);
    }

    @Test
    void a_missing_file_is_refused_in_one_line() throws Exception {
        Tls good = new Certificates(folder).trusting("one", "one");
        Path missing = folder.resolve("missing.pem");

        refused(new Tls(missing, good.key(), good.trust()), "cert = " + missing + ": does not exist");
        refused(new Tls(good.cert(), missing, good.trust()), "key = " + missing + ": does not exist");
        refused(new Tls(good.cert(), good.key(), missing), "trust = " + missing + ": does not exist");
        refused(new Tls(folder, good.key(), good.trust()), "cert = " + folder + ": cannot be read");
    }

    @Test
    void what_is_no_certificate_is_refused_in_one_line() throws Exception {
        Tls good = new Certificates(folder).trusting("one", "one");
        Path text = Files.writeString(folder.resolve("text.pem"), "a text\n");
        Path nothing = Files.writeString(folder.resolve("nothing.pem"), "");

        refused(new Tls(text, good.key(), good.trust()), "cert = " + text + ": is not a certificate as PEM");
        refused(new Tls(good.cert(), good.key(), nothing), "trust = " + nothing + ": is not a certificate as PEM");
    }

    @Test
    void a_key_that_is_not_the_certificates_is_refused_in_one_line() throws Exception {
        Certificates certificates = new Certificates(folder);
        Tls good = certificates.trusting("one", "two");
        String rule = ": is not the private key of deployment.tls.cert, as PEM";
        Path others = certificates.key("two");

        refused(new Tls(good.cert(), others, good.trust()), "key = " + others + rule);
        refused(new Tls(good.cert(), good.cert(), good.trust()), "key = " + good.cert() + rule);
    }

    private static void refused(Tls tls, String line) {
        assertThatThrownBy(() -> settings(Optional.of(tls)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("deployment.tls." + line);
    }

    private static EventBusOptions settings(Optional<Tls> tls) {
        try (Nodes nodes = new Nodes()) {
            var config = nodes.config(tls);
            return EventBusSettings.of(config, OwnAddress.of(config));
        }
    }
}
