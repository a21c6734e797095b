package dev.ravel.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.ravel.journal.EndedLine.As;
import dev.ravel.work.Cause;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** A verification for programs. */
public final class VerificationJson {
    private VerificationJson() {}

    public static String of(String run, Checked checked) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeStringField("runDir", run);
            json.writeBooleanField("running", checked.running());
            tasks(checked, json);
            journal(checked, json);
            files(checked, json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private static void tasks(Checked checked, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("tasks");
        json.writeNumberField("total", checked.total());
        for (As as : As.values()) {
            json.writeNumberField(as.label(), checked.count(as));
        }
        json.writeNumberField("pending", checked.pending());
        json.writeEndObject();
        json.writeObjectFieldStart("causes");
        for (Map.Entry<Cause, Long> cause : checked.accounts().causes().entrySet()) {
            json.writeNumberField(cause.getKey().label(), cause.getValue());
        }
        json.writeEndObject();
    }

    private static void journal(Checked checked, JsonGenerator json) throws IOException {
        if (checked.inputLines().isPresent()) {
            json.writeNumberField("inputLines", checked.inputLines().getAsLong());
        }
        json.writeNumberField("starts", checked.accounts().starts());
        json.writeNumberField("duplicates", checked.accounts().repetitions());
        json.writeNumberField("tornBytes", checked.torn());
    }

    private static void files(Checked checked, JsonGenerator json) throws IOException {
        json.writeNumberField("filesChecked", checked.files());
        json.writeNumberField("bytesRead", checked.bytes());
        json.writeBooleanField("addsUp", checked.addsUp());
        json.writeNumberField("mismatches", checked.mismatches());
        json.writeArrayFieldStart("first");
        for (String mismatch : checked.first()) {
            json.writeString(mismatch);
        }
        json.writeEndArray();
    }
}
