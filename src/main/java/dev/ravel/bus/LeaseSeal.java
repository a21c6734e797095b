package dev.ravel.bus;

import dev.ravel.work.Task;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * By what a run knows, over all its starts, the tasks that it has leased. Whoever has the key can seal any task. May be
 * used from any thread.
 */
public final class LeaseSeal {
    private final byte[] key;
    private final Hmac hmac;

    public LeaseSeal(byte[] key) {
        this.key = key.clone();
        this.hmac = new Hmac(key);
    }

    /** With a key of its own. */
    public static LeaseSeal fresh() {
        return new LeaseSeal(Nonce.bytes(Hmac.LENGTH));
    }

    /** To be kept for later starts, and to be told to nobody. */
    public byte[] key() {
        return key.clone();
    }

    /** 64 hexadecimal digits. */
    public String of(Task task) {
        return HexFormat.of().formatHex(mac(task));
    }

    /** Whether the seal was made here, of this very task. */
    public boolean made(String seal, Task task) {
        return MessageDigest.isEqual(seal.getBytes(StandardCharsets.UTF_8), of(task).getBytes(StandardCharsets.UTF_8));
    }

    private synchronized byte[] mac(Task task) {
        return hmac.of(Codec.encode(task));
    }
}
