package dev.ravel.bus;

import static dev.ravel.bus.RubbishException.unless;

import dev.ravel.bus.Forms.Form;
import dev.ravel.url.InvalidUrlException;
import dev.ravel.url.Url;
import dev.ravel.work.Kernel;
import dev.ravel.work.Target;
import dev.ravel.work.Work;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Spells what a task has to do. URLs come back only if they are normalised. */
final class WorkCodec {
    static final Forms<Work> FORMS = new Forms<>(List.of(
            new Form<>("fetch", Work.Fetch.class, WorkCodec::writeFetch, WorkCodec::readFetch),
            new Form<>("unusable", Work.Unusable.class, WorkCodec::writeUnusable, WorkCodec::readUnusable),
            new Form<>("sum", Work.Sum.class, WorkCodec::writeSum, WorkCodec::readSum),
            new Form<>("block", Work.Block.class, WorkCodec::writeBlock, WorkCodec::readBlock)));

    private static final Labels<Kernel> KERNELS = new Labels<>(Kernel.class, Kernel::label);
    private static final int HASH_DIGITS = 64;

    private WorkCodec() {}

    private static void writeFetch(BlockWriter out, Work.Fetch fetch) throws IOException {
        out.text("shown", fetch.shown());
        out.text("asked", fetch.asked().toString());
        if (!fetch.at().equals(fetch.asked())) {
            out.text("at", fetch.at().toString());
        }
        out.flag("credentials", fetch.credentials());
        out.block("target", WorkCodec::writeTarget, fetch.target());
    }

    private static Work.Fetch readFetch(Block fetch) throws RubbishException {
        Url asked = url(fetch, "asked");
        return new Work.Fetch(
                fetch.text("shown"),
                asked,
                fetch.has("at") ? url(fetch, "at") : asked,
                fetch.flag("credentials"),
                fetch.block("target", WorkCodec::readTarget));
    }

    private static Url url(Block fetch, String name) throws RubbishException {
        String text = fetch.text(name);
        try {
            Url url = Url.parse(text);
            unless(url.toString().equals(text), "has a URL that is not normalised");
            return url;
        } catch (InvalidUrlException e) {
            throw new RubbishException("has a URL that is none");
        }
    }

    private static void writeTarget(BlockWriter out, Target target) throws IOException {
        out.text("file", target.file());
        out.text("sha256", target.sha256());
        out.flag("positional", target.positional());
    }

    private static Target readTarget(Block target) throws RubbishException {
        return new Target(file(target), optionalHash(target), target.flag("positional"));
    }

    private static String file(Block target) throws RubbishException {
        String file = target.text("file");
        unless(file.isEmpty() || isName(file), "has a file that is no name");
        return file;
    }

    /** Whether it is a name within a folder, and not a way out of it. */
    static boolean isName(String file) {
        return Block.isWord(file, Block.LONGEST_WORD)
                && file.indexOf('/') < 0
                && file.indexOf('\\') < 0
                && !file.equals(".")
                && !file.equals("..");
    }

    private static Optional<String> optionalHash(Block target) throws RubbishException {
        return target.has("sha256") ? Optional.of(hash(target)) : Optional.empty();
    }

    static String hash(Block block) throws RubbishException {
        return block.hex("sha256", HASH_DIGITS);
    }

    private static void writeUnusable(BlockWriter out, Work.Unusable unusable) throws IOException {
        out.text("shown", unusable.shown());
    }

    private static Work.Unusable readUnusable(Block unusable) throws RubbishException {
        return new Work.Unusable(unusable.text("shown"));
    }

    private static void writeSum(BlockWriter out, Work.Sum sum) throws IOException {
        out.number("from", sum.from());
        out.number("to", sum.to());
        out.text("kernel", KERNELS.of(sum.kernel()));
        out.number("rounds", sum.rounds());
    }

    private static Work.Sum readSum(Block sum) throws RubbishException {
        long from = sum.number("from", Long.MIN_VALUE, Long.MAX_VALUE);
        long to = sum.number("to", from, Long.MAX_VALUE);
        unless(to - from >= 0, "has a range that is too long");
        return new Work.Sum(from, to, KERNELS.read(sum, "kernel"), sum.smallNumber("rounds", 1, Integer.MAX_VALUE));
    }

    private static void writeBlock(BlockWriter out, Work.Block block) throws IOException {
        out.number("millis", block.millis());
    }

    private static Work.Block readBlock(Block block) throws RubbishException {
        return new Work.Block(block.number("millis", 0, Integer.MAX_VALUE));
    }
}
