package dev.ravel.lab.route;

import dev.ravel.lab.visit.Answer;
import dev.ravel.lab.visit.PseudoRandom;
import dev.ravel.lab.visit.Visit;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * {@code /leaderboards/...?page=N&region=R}: a page of 10 to 30 KiB whose rows are a slice of one table, written once from
 * the seed, so that serving one builds nothing but its head.
 */
final class Leaderboard implements Answer {
    private static final String HTML = "text/html; charset=utf-8";
    /** Rows of a page in bytes; the head, the tail and the end of the last row stay within the rest of the 30 KiB. */
    private static final int MIN_BYTES = 10 * 1024;

    private static final int MAX_BYTES = 29 * 1024;
    private static final ByteBuf TAIL = unreleasable("</tbody>\n</table>\n</body>\n</html>\n");

    private final long seed;
    private final ByteBuf rows;
    /** Where each row begins, and at last where the table ends. */
    private final int[] begins;

    Leaderboard(long seed) {
        List<String> table = LeaderboardTable.of(seed).rows();
        this.seed = seed;
        this.rows = unreleasable(String.join("", table));
        this.begins = begins(table);
    }

    private static int[] begins(List<String> rows) {
        int[] begins = new int[rows.size() + 1];
        for (int row = 0; row < rows.size(); row++) {
            begins[row + 1] = begins[row] + rows.get(row).length();
        }
        return begins;
    }

    @Override
    public void answer(Visit visit) {
        PseudoRandom page = PseudoRandom.of(seed, visit.url());
        ByteBuf head = Unpooled.copiedBuffer(head(visit), StandardCharsets.UTF_8);
        visit.send(HTML, BufferInternal.buffer(Unpooled.wrappedBuffer(3, head, slice(page), TAIL.slice())));
    }

    private ByteBuf slice(PseudoRandom page) {
        int bytes = MIN_BYTES + page.below(0, MAX_BYTES - MIN_BYTES);
        int from = begins[page.below(1, rowAtOrAfter(rows.readableBytes() - MAX_BYTES))];
        int to = begins[rowAtOrAfter(from + bytes)];
        return rows.slice(from, to - from);
    }

    private int rowAtOrAfter(int offset) {
        int found = Arrays.binarySearch(begins, offset);
        return found >= 0 ? found : -found - 1;
    }

    private static String head(Visit visit) {
        String title = "Tier leaderboard, " + escaped(visit.text("region", "all")) + ", page "
                + escaped(visit.text("page", "1"));
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + title
                + "</title>\n</head>\n<body>\n<h1>" + title + "</h1>\n<table>\n<thead><tr><th>Rank</th><th>Name</th>"
                + "<th>Tier</th><th>LP</th><th>Win rate</th></tr></thead>\n<tbody>\n";
    }

    /** At most 100 characters, so that a page keeps within its size. */
    private static String escaped(String text) {
        String cut = text.length() > 100 ? text.substring(0, 100) : text;
        return cut.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** Netty releases what it has written; these bytes are written again and again. */
    private static ByteBuf unreleasable(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Unpooled.unreleasableBuffer(
                Unpooled.directBuffer(bytes.length).writeBytes(bytes).asReadOnly());
    }
}
