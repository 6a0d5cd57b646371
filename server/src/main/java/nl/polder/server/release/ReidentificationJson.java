package nl.polder.server.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The report as it is frozen. The same report gives the same bytes. */
final class ReidentificationJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ReidentificationJson() {}

    static String write(Reidentification report) {
        try {
            return MAPPER.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report that cannot be written", e);
        }
    }

    static Reidentification read(String json) {
        try {
            return MAPPER.readValue(json, Reidentification.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report frozen by another version of this program", e);
        }
    }
}
