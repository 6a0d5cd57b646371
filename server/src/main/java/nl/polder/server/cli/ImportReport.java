package nl.polder.server.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.polder.server.transfer.GroupComparison;
import nl.polder.server.transfer.PolisImport;
import nl.polder.server.transfer.polis.PolisConversation;

/**
 * What {@code import} says when it is done.
 *
 * @param slug the address, under {@code /c/}
 * @param stage how far it came
 * @param conversation as imported
 * @param votes last votes, one per participant and statement
 * @param assumptions what was taken to be so
 * @param rowsPublic whether everybody may download the votes per participant
 * @param comparison our groups and Polis's
 */
record ImportReport(
        String slug,
        Stage stage,
        PolisConversation conversation,
        int votes,
        List<String> assumptions,
        boolean rowsPublic,
        GroupComparison comparison) {

    /** How far an import came. */
    enum Stage {
        WAS_THERE,
        IMPORTED,
        PUBLISHED
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                switch (stage) {
                    case WAS_THERE -> "Already imported as /c/" + slug + "; nothing changed.";
                    case IMPORTED -> "Imported as /c/" + slug + "; the results follow when Polder runs.";
                    case PUBLISHED -> "Imported as /c/" + slug + "; the results are at /c/" + slug + "/results.";
                });
        lines.add("%s: %d participants, %d statements, %d votes (%d events)."
                .formatted(
                        conversation.topic(),
                        conversation.participants().size(),
                        conversation.statements().size(),
                        votes,
                        conversation.events().count()));
        assumptions.forEach(assumption -> lines.add("Assumed: " + assumption));
        lines.add("Groups by Polis's method: " + sizes(comparison.groups())
                + ". Whether they are real is said on the results page.");
        if (stage != Stage.WAS_THERE) {
            lines.add(rows());
            lines.add("For a report, first an administrator: ops/polder create-admin --organisation \""
                    + PolisImport.ORGANISATION_NAME + "\" --name … --email …");
        }
        comparison
                .adjustedRandIndex()
                .ifPresent(index -> lines.add("Polis's own groups: " + sizes(comparison.polisGroups())
                        + "; adjusted Rand index " + String.format(Locale.ROOT, "%.3f", index) + "."));
        comparison.reasons().forEach(reason -> lines.add("Why they differ: " + reason));
        return lines;
    }

    private String rows() {
        return rowsPublic
                ? "Votes per participant: public, with their times, at /api/v3/reportExport/" + slug
                        + "/votes.csv. Were they not before? Import with --rows private."
                : "Votes per participant: not public. Two people can release them at the desk.";
    }

    private static String sizes(List<Integer> groups) {
        return groups.isEmpty()
                ? "none"
                : groups.size() + " of "
                        + String.join(", ", groups.stream().map(String::valueOf).toList()) + " participants";
    }

    String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("slug", slug);
            json.writeBooleanField("alreadyImported", stage == Stage.WAS_THERE);
            json.writeBooleanField("published", stage == Stage.PUBLISHED);
            json.writeBooleanField("rowsPublic", rowsPublic);
            json.writeStringField("title", conversation.topic());
            json.writeNumberField("participants", conversation.participants().size());
            json.writeNumberField("statements", conversation.statements().size());
            json.writeNumberField("votes", votes);
            json.writeNumberField("voteEvents", conversation.events().count());
            json.writeNumberField("groups", comparison.groups().size());
            writeSizes(json, "groupSizes", comparison.groups());
            writeSizes(json, "polisGroupSizes", comparison.polisGroups());
            if (comparison.adjustedRandIndex().isPresent()) {
                json.writeNumberField("ari", comparison.adjustedRandIndex().getAsDouble());
            } else {
                json.writeNullField("ari");
            }
            writeTexts(json, "reasons", comparison.reasons());
            writeTexts(json, "assumptions", assumptions);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void writeSizes(JsonGenerator json, String name, List<Integer> sizes) throws IOException {
        json.writeArrayFieldStart(name);
        for (int size : sizes) {
            json.writeNumber(size);
        }
        json.writeEndArray();
    }

    private static void writeTexts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
