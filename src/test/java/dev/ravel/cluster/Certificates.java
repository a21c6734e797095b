package dev.ravel.cluster;

import dev.ravel.config.ClusterConfig.Tls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Certificates that sign themselves, made by the JDK's keytool: each is an authority that knows one node, itself. */
record Certificates(Path folder) {
    private static final String PASSWORD = "changeit";

    /** A node that trusts the certificates of the named nodes. */
    Tls trusting(String name, String... trusted) throws Exception {
        List<String> authorities = new ArrayList<>();
        for (String other : trusted) {
            make(other);
            authorities.add(Files.readString(cert(other)));
        }
        make(name);
        Path trust = folder.resolve(name + ".trust.pem");
        Files.writeString(trust, String.join("", authorities));
        return new Tls(cert(name), key(name), trust);
    }

    Path cert(String name) {
        return folder.resolve(name + ".cert.pem");
    }

    Path key(String name) {
        return folder.resolve(name + ".key.pem");
    }

    private void make(String name) throws Exception {
        if (Files.exists(cert(name))) {
            return;
        }
        Path store = folder.resolve(name + ".p12");
        keytool(store, name);
        KeyStore made = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        write(
                key(name),
                "PRIVATE KEY",
                made.getKey(name, PASSWORD.toCharArray()).getEncoded());
        write(cert(name), "CERTIFICATE", made.getCertificate(name).getEncoded());
    }

    private static void keytool(Path store, String name) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD,
                        "-storetype",
                        "PKCS12")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(said);
        }
    }

    private static void write(Path file, String what, byte[] bytes) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        Files.writeString(file, "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
    }
}
