package nl.polder.server.transfer.polis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Streams a JSON file that is one object or a list of objects; of each object the fields that are not nested. */
final class JsonRecords {

    /** Receives one object. */
    @FunctionalInterface
    interface Receiver {
        /** @param fields name to text; a field that is null is absent */
        void record(long line, Map<String, String> fields);
    }

    private final Path path;
    private final Findings findings;
    private final Progress progress;

    JsonRecords(Path path, Findings findings, Progress progress) {
        this.path = path;
        this.findings = findings;
        this.progress = progress;
    }

    void read(Receiver receiver) {
        String name = path.getFileName().toString();
        try (TextFile text = TextFile.open(path, progress);
                JsonParser parser = new JsonFactory().createParser(text.reader())) {
            if (parser.nextToken() == null) {
                findings.damage(name, 0, "The file is empty.", "Fetch it again.");
            } else if (parser.currentToken() == JsonToken.START_OBJECT) {
                receiver.record(1, readObject(parser));
            } else if (parser.currentToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    long line = parser.currentTokenLocation().getLineNr();
                    receiver.record(line, readObject(parser));
                }
            } else {
                findings.damage(name, 1, "It is neither a list nor an object.", "Fetch it again.");
            }
        } catch (JsonProcessingException e) {
            findings.damage(
                    name,
                    e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                    "It is not JSON: " + e.getOriginalMessage() + ".",
                    "It was cut off or changed: fetch it again.");
        } catch (CharacterCodingException e) {
            TextFile.reportEncoding(path, findings);
        } catch (IOException e) {
            findings.damage(name, 0, "It cannot be read: " + e.getMessage() + ".", "Check the file and its rights.");
        }
    }

    private static Map<String, String> readObject(JsonParser parser) throws IOException {
        Map<String, String> fields = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (value != JsonToken.VALUE_NULL) {
                fields.put(field, parser.getText());
            }
        }
        return fields;
    }
}
