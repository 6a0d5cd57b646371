package nl.polder.server.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import nl.polder.server.report.Report.AxisTest;
import nl.polder.server.report.Report.Certainty;

/** Takes what the verdict rests on out of the published document of mode {@code robust}. */
final class CertaintyReader {
    private static final double PEOPLE_DEMANDED = 0.8;
    private static final double STATEMENTS_DEMANDED = 0.6;

    private CertaintyReader() {}

    /** @param document of mode robust; a missing node when it has not run */
    static Certainty read(JsonNode document) {
        JsonNode robust = document.path("robust");
        List<AxisTest> axes = new ArrayList<>();
        for (JsonNode axis : robust.path("axes")) {
            axes.add(new AxisTest(
                    axis.path("number").asInt(),
                    axis.path("share").asDouble(),
                    axis.path("shuffled").path("max").asDouble(),
                    axis.path("passes").asBoolean(),
                    axis.path("shown").asBoolean()));
        }
        JsonNode stability = robust.path("stability");
        return new Certainty(
                numbers(stability.path("leavingOutPeople")),
                numbers(stability.path("leavingOutStatements")),
                PEOPLE_DEMANDED,
                STATEMENTS_DEMANDED,
                axes);
    }

    private static List<Double> numbers(JsonNode array) {
        List<Double> numbers = new ArrayList<>();
        array.forEach(number -> numbers.add(number.asDouble()));
        return numbers;
    }
}
